using System;
using System.Globalization;
using System.Linq;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting.History;

namespace AlteryxBackup.Operations.Restore;

/// <summary>The first and the last lines of a restore's log, and its line in the history.</summary>
internal static class RestoreSummary
{
    public static void Begin(RestorePlan plan, IOperationObserver observer)
    {
        observer.Info($"AlteryxBackup {ProductVersion.Text}: restore of {string.Join(", ", plan.Components)} from {plan.ArchivePath} ({plan.BackupMode} of {plan.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {plan.BackupHost}) into {plan.Server.DataDirectory} on {plan.TargetHost}.");
        observer.Info(plan.Configuration.Source);
        foreach (var warning in plan.Warnings)
        {
            observer.Warning(warning);
        }

        foreach (var value in plan.HostValues)
        {
            observer.Info($"{value.Path}: {value.Backup ?? "not set"} in the backup, {value.Here ?? "not set"} here; becomes {value.Becomes ?? "not set"}.");
        }

        foreach (var file in plan.Files)
        {
            observer.Debug($"{file.Action} {file.TargetPath} from {file.EntryPath}.");
        }
    }

    public static void End(RestoreResult result, IOperationObserver observer)
    {
        foreach (var error in result.Errors)
        {
            observer.Failure($"{error.Id}: {error.Message} What to do: {error.Action}");
        }

        foreach (var step in result.ManualSteps.Where(_ => result.State == RestoreState.Restored))
        {
            observer.Warning("To be done by hand: " + step);
        }

        if (result.Status == BackupStatus.Success)
        {
            observer.Success(Sentence(result));
        }
        else
        {
            observer.Failure(Sentence(result));
        }
    }

    /// <summary>The run in one sentence, and the failure that decided with what to do.</summary>
    public static string Text(RestoreResult result) => result.Errors.Count == 0
        ? Sentence(result)
        : $"{Sentence(result)} {result.Errors[0].Id}: {result.Errors[0].Message} What to do: {result.Errors[0].Action}";

    /// <summary>The run as a line of the history.</summary>
    public static HistoryEntry History(RestoreResult result, DateTimeOffset startedAt, IHostInformation host) => new()
    {
        Operation = "Restore",
        StartedAt = startedAt,
        DurationSeconds = result.DurationSeconds,
        Status = result.Status.ToString(),
        ExitCode = (int)result.ExitCode,
        ArchivePath = result.ArchivePath,
        ServiceDowntimeSeconds = result.ServiceDowntimeSeconds,
        Documents = result.DocumentCount,
        Warnings = result.Warnings.Count,
        ErrorIds = [.. result.Errors.Select(error => error.Id)],
        Host = host.MachineName,
        User = host.UserName,
    };

    private static string Sentence(RestoreResult result) => string.Format(
        CultureInfo.InvariantCulture,
        "Restore {0} in {1:0.0} s; {2}; service down {3:0.0} s; {4} warning(s); exit code {5}.",
        result.Status,
        result.DurationSeconds,
        result.State switch
        {
            RestoreState.Restored => "the server is in the restored state",
            RestoreState.Previous => "the server is in the state before",
            _ => "the server is BETWEEN the two states and not started",
        },
        result.ServiceDowntimeSeconds,
        result.Warnings.Count,
        (int)result.ExitCode);
}
