using System;
using System.Collections.Generic;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting.History;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Operations.Verify;

/// <summary>Verifies an archive and puts that on record, where a server with a history is configured. Takes no lock: backups and verifications may run at the same time.</summary>
public sealed class VerifyOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public VerifyOperation(Machine machine) => _machine = machine;

    /// <summary>Verifies.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, PathNotReadable; UsageInvalid: there is no such part; the configuration that was named can't be used.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; that stands in no history.</exception>
    public VerificationResult Run(VerifyRequest request, IOperationObserver observer, CancellationToken cancellation)
    {
        var startedAt = _machine.Clock.UtcNow;
        var history = History(request, observer);
        var subset = request.Subset is { } text ? VerificationSubset.Parse(text) : null;
        var result = new ArchiveVerifier(_machine.Files, _machine.Clock)
            .Verify(new VerificationRequest(request.ArchivePath, request.Level) { Subset = subset }, observer, cancellation);
        Remember(history, result, startedAt, observer);
        return result;
    }

    // Without a configuration, or where no backup has ever run, there is no server that this would be part of the history of.
    private StateFolder? History(VerifyRequest request, IOperationObserver observer)
    {
        if (request.ConfigPath is null && new ConfigurationFile(_machine.Files, new HostPaths(_machine.Files, _machine.Host), _machine.Host).Find(null) is null)
        {
            return null;
        }

        try
        {
            var loaded = new ConfigurationLoader(_machine.Files, _machine.Host).Load(request.ConfigPath, new Dictionary<string, object>());
            var folder = new StateDirectory(_machine.Files, _machine.Host).Of(loaded.Configuration);
            return _machine.Files.Directory.Exists(folder) ? new StateFolder(folder) : null;
        }
        catch (BackupException failure) when (request.ConfigPath is null)
        {
            observer.Warning($"This verification won't stand in the history: {failure.Message}");
            return null;
        }
    }

    private void Remember(StateFolder? state, VerificationResult result, DateTimeOffset startedAt, IOperationObserver observer)
    {
        if (state is null)
        {
            return;
        }

        try
        {
            new HistoryFile(state.History, _machine.Files, _machine.DurableFiles).Append(new HistoryEntry
            {
                Operation = "Verify",
                StartedAt = startedAt,
                DurationSeconds = result.DurationSeconds,
                Status = result.Valid ? BackupStatus.Success.ToString() : BackupStatus.Failed.ToString(),
                ExitCode = (int)(result.Valid ? ExitCode.Success : ErrorCatalogue.ArchiveInvalid.ExitCode),
                ArchivePath = result.ArchivePath,
                Level = result.Level.ToString(),
                Subset = result.Subset,
                ErrorIds = result.Valid ? [] : [ErrorCatalogue.ArchiveInvalid.Id],
                Host = _machine.Host.MachineName,
                User = _machine.Host.UserName,
            });
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            observer.Warning($"This verification is missing in the history: {failure.Message}");
        }
    }
}
