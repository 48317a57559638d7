using System;
using System.Linq;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting.History;
using AlteryxBackup.Reporting.SystemEvents;

namespace AlteryxBackup.Operations.Prune;

/// <summary>Puts a prune on record: log, system's event log, history. What can't be written is told; it doesn't undo what was done.</summary>
internal sealed class PruneHistory(Machine machine, StateFolder state, IOperationObserver observer)
{
    private readonly DateTimeOffset _startedAt = machine.Clock.UtcNow;
    private readonly TimeSpan _begun = machine.Clock.Elapsed;

    public void Add(PruneResult result)
    {
        var text = $"Prune of {string.Join("; ", result.Places.Select(place => place.Folder))}: {RetentionReport.Summary([.. result.Places.SelectMany(place => place.Decisions)])}; {result.Warnings.Count} warning(s); exit code {(int)result.ExitCode}.";
        observer.Info(text);
        foreach (var error in result.Errors)
        {
            observer.Failure($"{error.Id}: {error.Message} What to do: {error.Action}");
        }

        var why = result.Errors.Count == 0 ? "" : $" {result.Errors[0].Id}: {result.Errors[0].Message}";
        new SystemEventReporter(machine.EventLog, observer).Report(result.ExitCode, result.Warnings.Count, text + why);
        try
        {
            new HistoryFile(state.History, machine.Files, machine.DurableFiles).Append(Entry(result));
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            observer.Warning($"This run is missing in the history: {failure.Message}");
        }
    }

    private HistoryEntry Entry(PruneResult result) => new()
    {
        Operation = "Prune",
        StartedAt = _startedAt,
        DurationSeconds = Seconds.Of(machine.Clock.Elapsed - _begun),
        Status = (result.ExitCode == ExitCode.Success ? BackupStatus.Success : BackupStatus.Failed).ToString(),
        ExitCode = (int)result.ExitCode,
        Warnings = result.Warnings.Count,
        ErrorIds = [.. result.Errors.Select(error => error.Id)],
        Host = machine.Host.MachineName,
        User = machine.Host.UserName,
    };
}
