using System;
using System.ComponentModel;
using System.IO;
using System.IO.Abstractions;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;

namespace AlteryxBackup.Databases;

/// <summary>Restores a dump into an empty data folder by <c>AlteryxService.exe emongorestore=SOURCE,TARGET</c>, the only way the vendor supports; the service must be stopped.</summary>
internal sealed class EmbeddedRestore(IFileSystem files, IProcessRunner processes, IClock clock, string step)
{
    private const string LogName = "mongoRestore.log";

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="server">The server.</param>
    /// <param name="dump">The dump.</param>
    /// <param name="target">An empty folder, or one that isn't there yet.</param>
    /// <param name="maxSeconds">Limit; 0: none.</param>
    /// <param name="started">Told the tool's process as soon as it runs.</param>
    /// <param name="observer">Told the tool's lines (Debug) and how much it has written.</param>
    /// <param name="cancellation">Ends the tool.</param>
    /// <returns>How it ended and what it wrote; whether that is a success is for <see cref="RestoreLog"/> to say.</returns>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.RestoreFailed"/>: it could not be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the tool is no longer running.</exception>
    public RestoreLog Make(AlteryxServer server, string dump, string target, int maxSeconds, Action<int> started, IOperationObserver observer, CancellationToken cancellation)
    {
        var progress = new ByteProgress(clock, observer, step);
        var expected = FolderSize.Of(files, dump);
        var request = new ProcessRequest
        {
            FileName = server.ServiceExecutable,
            Arguments = [$"emongorestore={dump},{target}"],
            WorkingDirectory = server.BinDirectory.Length == 0 ? null : server.BinDirectory,
            TimeLimit = maxSeconds == 0 ? null : TimeSpan.FromSeconds(maxSeconds),
            OnStarted = started,
            OnLine = line => observer.Debug("emongorestore: " + line),
            WhileRunning = () => progress.Report("AlteryxService emongorestore", FolderSize.Of(files, target) ?? 0, expected),
        };
        try
        {
            var outcome = processes.Run(request, cancellation);
            return new RestoreLog(outcome, LogOf(target) ?? LogOf(dump));
        }
        catch (Win32Exception fault)
        {
            throw ErrorCatalogue.RestoreFailed.Because($"{request.FileName} can't be started: {fault.Message}", cause: fault);
        }
    }

    // In the target first, then in the source (facts/alteryx-server.md, section 1).
    private string? LogOf(string folder)
    {
        var path = Path.Combine(folder, LogName);
        if (!files.File.Exists(path))
        {
            return null;
        }

        using var reader = new StreamReader(files.File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
