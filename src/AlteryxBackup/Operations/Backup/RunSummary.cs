using System;
using System.Globalization;
using System.Linq;
using AlteryxBackup.Files;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;
using AlteryxBackup.Reporting.History;
using Newtonsoft.Json;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The first and the last lines of a run's log (REQ-7.2).</summary>
internal static class RunSummary
{
    public static void Begin(BackupPlan plan, EncryptionKeyNotice notice, IOperationObserver observer)
    {
        var server = plan.Server;
        observer.Info($"AlteryxBackup {ProductVersion.Text}: {plan.BackupMode} backup of {server.DataDirectory} (server version {server.Version ?? "not known"}).");
        observer.Info(plan.Configuration.Source);
        observer.Info($"Database: {server.Database.Type}. {server.Database.Because}");
        observer.Info($"{notice.Message} {notice.Recommendation}");
        observer.Debug("Effective configuration: " + plan.Configuration.Snapshot().ToString(Formatting.None));
        foreach (var warning in plan.Warnings)
        {
            observer.Warning(warning);
        }
    }

    public static void End(BackupResult result, IOperationObserver observer)
    {
        foreach (var error in result.Errors)
        {
            observer.Failure($"{error.Id}: {error.Message} What to do: {error.Action}");
        }

        if (result.ArchivePath is { } archive)
        {
            observer.Info($"Archive {archive}, {ByteSize.Text(result.ArchiveSizeBytes ?? 0)} ({result.ArchiveSizeBytes} bytes), SHA-256 {result.ArchiveSha256}.");
        }

        var end = Sentence(result);
        if (result.Status == BackupStatus.Success)
        {
            observer.Success(end);
        }
        else
        {
            observer.Failure(end);
        }
    }

    /// <summary>The run in one sentence, and the failure that decided with what to do.</summary>
    public static string Text(BackupResult result) => result.Errors.Count == 0
        ? Sentence(result)
        : $"{Sentence(result)} {result.Errors[0].Id}: {result.Errors[0].Message} What to do: {result.Errors[0].Action}";

    private static string Sentence(BackupResult result) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} backup {1} in {2:0.0} s; service down {3:0.0} s, of which the dump took {4:0.0} s; {5} warning(s); exit code {6}.",
        result.BackupMode, result.Status, result.DurationSeconds, result.ServiceDowntimeSeconds, result.DumpSeconds, result.Warnings.Count, (int)result.ExitCode);

    /// <summary>The run as a line of the history.</summary>
    public static HistoryEntry History(BackupResult result, DateTimeOffset startedAt, IHostInformation host) => new()
    {
        Operation = "Backup",
        Mode = result.BackupMode?.ToString(),
        StartedAt = startedAt,
        DurationSeconds = result.DurationSeconds,
        Status = result.Status.ToString(),
        ExitCode = (int)result.ExitCode,
        ArchivePath = result.ArchivePath,
        ArchiveSizeBytes = result.ArchiveSizeBytes,
        ServiceDowntimeSeconds = result.ServiceDowntimeSeconds,
        DumpSeconds = result.DumpSeconds,
        Documents = result.DocumentCount,
        Warnings = result.Warnings.Count,
        ErrorIds = [.. result.Errors.Select(error => error.Id)],
        Host = host.MachineName,
        User = host.UserName,
    };
}
