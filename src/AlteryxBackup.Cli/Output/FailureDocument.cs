using System.Collections.Generic;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli.Output;

/// <summary>What --json prints for a command that failed before it had a result.</summary>
internal sealed record FailureDocument(BackupStatus Status, ExitCode ExitCode, IReadOnlyList<OperationError> Errors)
{
    public static FailureDocument From(BackupException failure) =>
        new(failure.Error == ErrorCatalogue.Cancelled ? BackupStatus.Cancelled : BackupStatus.Failed, failure.Error.ExitCode, [OperationError.From(failure)]);
}
