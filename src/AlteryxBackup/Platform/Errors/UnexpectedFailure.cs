using System;

namespace AlteryxBackup.Platform.Errors;

/// <summary>Whatever comes out of a command, as one failure of the catalogue: the last catch of a host.</summary>
public static class UnexpectedFailure
{
    /// <summary>A failure that is known passes as it is; of several the first counts.</summary>
    /// <param name="thrown">What was thrown.</param>
    /// <param name="state">What state things are in now: a whole sentence.</param>
    public static BackupException Explain(Exception thrown, string state) => thrown switch
    {
        AggregateException several when several.InnerExceptions.Count > 0 => Explain(several.InnerExceptions[0], state),
        BackupException known => known,
        OperationCanceledException => ErrorCatalogue.Cancelled.Because("The command was cancelled.", cause: thrown),
        _ when StorageFailure.Is(thrown) => StorageFailure.ExplainUnplaced(thrown, state),
        _ => ErrorCatalogue.Unexpected.Because($"{thrown.GetType().Name}: {thrown.Message}", state, cause: thrown),
    };
}
