using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>Collects the configuration files that a restored server can't do without (REQ-3.1, REQ-3.3). The service may run meanwhile.</summary>
public sealed class CriticalFileCollector
{
    /// <summary>The name of the step in progress events.</summary>
    public const string StepName = "CollectFiles";

    private readonly IFileSystem _files;
    private readonly IDurableFiles _durable;
    private readonly IClock _clock;

    /// <summary>Takes its boundaries.</summary>
    public CriticalFileCollector(IFileSystem files, IDurableFiles durable, IClock clock)
    {
        _files = files;
        _durable = durable;
        _clock = clock;
    }

    /// <summary>Tells what a collection would take and what not; reads no content and writes nothing.</summary>
    /// <param name="server">The server.</param>
    /// <param name="options">What is left out by configuration.</param>
    public FilePlan Find(AlteryxServer server, FilesSection options) => new CriticalFileFinder(_files, server, options).Find();

    /// <summary>Copies the files into staging; each one that was taken, skipped or missing is told to the observer.</summary>
    /// <param name="server">The server.</param>
    /// <param name="options">What is left out by configuration.</param>
    /// <param name="stagingFolder">The folder that gets <c>Config/…</c>; made when missing.</param>
    /// <param name="observer">Hears of each file.</param>
    /// <param name="cancellation">Ends it between two blocks of a file.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.RequiredFileMissing"/> for RuntimeSettings.xml (missing, unreadable, changing);
    /// <see cref="ErrorCatalogue.DiskFull"/> or <see cref="ErrorCatalogue.PathNotWritable"/> for staging.</exception>
    public CollectedFiles Collect(AlteryxServer server, FilesSection options, string stagingFolder, IOperationObserver observer, CancellationToken cancellation)
    {
        var plan = Find(server, options);
        foreach (var absent in plan.Absent)
        {
            Tell(absent, observer);
        }

        var copy = new StableCopy(_files, _clock, new StagingArea(_files, _durable, stagingFolder));
        var collected = new List<CollectedFile>();
        var unreadable = new List<AbsentFile>();
        var done = 0L;
        foreach (var file in plan.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            observer.Observe(new StepProgressEvent(StepName, file.EntryPath, done, plan.TotalBytes, ProgressUnit.Bytes));
            try
            {
                collected.Add(Accept(copy.Copy(file, cancellation), IsRequired(file), observer));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                var absent = new AbsentFile(file.SourcePath, file.EntryPath, "it can't be read: " + failure.Message, IsRequired(file) ? Absence.Failure : Absence.Warning);
                Tell(absent, observer, failure);
                unreadable.Add(absent);
            }

            done += file.SizeBytes;
        }

        observer.Observe(new StepProgressEvent(StepName, $"{collected.Count} files", done, plan.TotalBytes, ProgressUnit.Bytes));
        return new CollectedFiles(collected, [.. plan.Absent.Concat(unreadable)]);
    }

    private static bool IsRequired(PlannedFile file) => string.Equals(file.EntryPath, EntryPaths.RuntimeSettings, StringComparison.Ordinal);

    private static void Tell(AbsentFile absent, IOperationObserver observer, Exception? cause = null)
    {
        // Reasons may end with the system's own message, which has its full stop.
        var reason = absent.Reason.TrimEnd('.');
        switch (absent.Absence)
        {
            case Absence.Skipped:
                observer.Info($"Skipped '{absent.SourcePath}': {reason}.");
                break;
            case Absence.Warning:
                observer.Warning($"'{absent.SourcePath}' is not in this backup: {reason}.");
                break;
            default:
                throw ErrorCatalogue.RequiredFileMissing.Because($"'{absent.SourcePath}' can't be backed up: {reason}.", "The server was not changed; no archive was made.", cause: cause);
        }
    }

    private static CollectedFile Accept(StableCopyResult copy, bool required, IOperationObserver observer)
    {
        var file = copy.File;
        if (copy.ChangedWhileRead && required)
        {
            throw ErrorCatalogue.RequiredFileMissing.Because(
                $"'{file.SourcePath}' changed while it was read, three times in a row: no copy of it is of one moment.",
                "The server was not changed; no archive was made.",
                "Wait until nobody is changing the server's settings (System Settings is closed), then run the backup again.");
        }

        if (copy.ChangedWhileRead)
        {
            observer.Warning($"'{file.SourcePath}' changed while it was read, three times in a row: its copy may mix old and new content.");
        }

        observer.Info($"Collected '{file.SourcePath}' as {file.EntryPath} ({file.SizeBytes} bytes).");
        return file;
    }
}
