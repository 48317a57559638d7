using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Operations.Backup;

/// <summary>A failure as results show it.</summary>
/// <param name="Id">Its stable id in the catalogue.</param>
/// <param name="Message">What happened, where, and the state of things.</param>
/// <param name="Action">What to do next.</param>
public sealed record OperationError(string Id, string Message, string Action)
{
    /// <summary>From an exception of the catalogue.</summary>
    public static OperationError From(BackupException failure) => new(failure.Error.Id, failure.Message, failure.Action);

    /// <summary>From an exception of a run that knows secrets.</summary>
    public static OperationError From(BackupException failure, SecretMask mask) =>
        new(failure.Error.Id, mask.Mask(failure.Message), mask.Mask(failure.Action));
}
