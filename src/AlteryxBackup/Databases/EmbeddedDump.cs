using System;
using System.ComponentModel;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;

namespace AlteryxBackup.Databases;

/// <summary>
/// Dumps the embedded MongoDB by <c>AlteryxService.exe emongodump=FOLDER</c>, the only way the vendor supports; the service must be
/// stopped. Whether the dump is any good is for <see cref="DumpProver"/> to say, once the service is up again.
/// </summary>
public sealed class EmbeddedDump
{
    private readonly IFileSystem _files;
    private readonly IProcessRunner _processes;
    private readonly IClock _clock;
    private readonly string _step;

    /// <param name="files">Where the dump goes.</param>
    /// <param name="processes">Runs AlteryxService.</param>
    /// <param name="clock">Paces the progress.</param>
    /// <param name="step">The step under which progress is told.</param>
    public EmbeddedDump(IFileSystem files, IProcessRunner processes, IClock clock, string step)
    {
        _files = files;
        _processes = processes;
        _clock = clock;
        _step = step;
    }

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="server">The server; its embedded data folder's size is the rough total of the progress.</param>
    /// <param name="folder">Takes the dump; made when missing. Must be empty: the tool leaves stale files of an earlier dump where they are.</param>
    /// <param name="maxSeconds">Limit (<c>ServiceConfiguration.MaxDumpSeconds</c>); 0: none.</param>
    /// <param name="started">Told the tool's process as soon as it runs.</param>
    /// <param name="observer">Told the tool's lines (Debug) and how much it has written.</param>
    /// <param name="cancellation">Ends the tool.</param>
    /// <returns>The dump, also one that looks failed.</returns>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.DumpFailed"/>: not started. <see cref="ErrorCatalogue.DumpTimeout"/>: over its limit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the tool is no longer running.</exception>
    public DumpRecord Make(AlteryxServer server, string folder, int maxSeconds, Action<int> started, IOperationObserver observer, CancellationToken cancellation)
    {
        MakeFresh(folder);
        if (folder.Any(char.IsWhiteSpace))
        {
            observer.Warning($"The staging path {folder} holds a space; it is not known whether every version of AlteryxService accepts that. Choose a TempDirectory without.");
        }

        var outcome = Run(Request(server, folder, maxSeconds) with { OnStarted = started }, server.EmbeddedDataDirectory, folder, observer, cancellation);
        if (outcome.TimedOut)
        {
            throw ErrorCatalogue.DumpTimeout.Because(
                $"AlteryxService had not finished its dump into {folder} after {maxSeconds} seconds.",
                "It was ended; what it had written is not used, and older backups were not touched.");
        }

        return new DumpRecord(folder, outcome.Duration, outcome, "AlteryxService emongodump");
    }

    private static ProcessRequest Request(AlteryxServer server, string folder, int maxSeconds) => new()
    {
        FileName = server.ServiceExecutable,
        Arguments = ["emongodump=" + folder],
        WorkingDirectory = server.BinDirectory.Length == 0 ? null : server.BinDirectory,
        TimeLimit = maxSeconds == 0 ? null : TimeSpan.FromSeconds(maxSeconds),
    };

    private ProcessOutcome Run(
        ProcessRequest request, string dataDirectory, string folder, IOperationObserver observer, CancellationToken cancellation)
    {
        var progress = new ByteProgress(_clock, observer, _step);
        var expected = FolderSize.Of(_files, dataDirectory);
        try
        {
            return _processes.Run(request with { OnLine = line => observer.Debug("emongodump: " + line), WhileRunning = Watch }, cancellation);
        }
        catch (Win32Exception fault)
        {
            throw ErrorCatalogue.DumpFailed.Because(
                $"{request.FileName} can't be started: {fault.Message}",
                "No dump was begun; older backups were not touched.",
                "Check that the file exists and that this account, elevated, may run it.",
                fault);
        }

        void Watch()
        {
            // BSON is often larger than the compressed data folder: a total that has been passed is none.
            var written = FolderSize.Of(_files, folder);
            progress.Report("AlteryxService emongodump", written ?? 0, expected > written ? expected : null);
        }
    }

    private void MakeFresh(string folder)
    {
        try
        {
            if (_files.Directory.CreateDirectory(folder).EnumerateFileSystemInfos().Any())
            {
                throw ErrorCatalogue.DumpFailed.Because(
                    $"The folder for the dump, {folder}, is not empty: files of an earlier dump would be taken for part of this one.",
                    "No dump was begun; older backups were not touched.",
                    "Empty the folder, or remove it.");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ErrorCatalogue.PathNotWritable.Because(
                $"The folder for the dump, {folder}, can't be made: {fault.Message}", "No dump was begun; older backups were not touched.", cause: fault);
        }
    }
}
