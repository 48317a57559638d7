using System;
using System.Globalization;
using System.IO;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Backup;

/// <summary>A run's own folder below TempDirectory, private from the start; removed on every way out (REQ-5.1.3).</summary>
internal sealed class StagingFolder
{
    /// <summary>What its name begins with: what an earlier crash left is recognised by it.</summary>
    public const string Prefix = "AlteryxBackup_";

    private readonly Machine _machine;
    private readonly IOperationObserver _observer;

    private StagingFolder(Machine machine, IOperationObserver observer, string path)
    {
        _machine = machine;
        _observer = observer;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Where the database's tool writes.</summary>
    public string DumpPath => System.IO.Path.Combine(Path, "MongoDB");

    /// <summary>Where collected files go.</summary>
    public string FilesPath => System.IO.Path.Combine(Path, "Files");

    /// <summary>Makes a fresh folder.</summary>
    /// <exception cref="Platform.Errors.BackupException">PathNotWritable, DiskFull.</exception>
    public static StagingFolder Create(Machine machine, GuardedRun run, IOperationObserver observer, string tempDirectory)
    {
        var name = string.Format(
            CultureInfo.InvariantCulture, "{0}{1:yyyyMMdd_HHmmss}_{2}", Prefix, machine.Clock.UtcNow, machine.Host.ProcessId);
        var path = System.IO.Path.Combine(tempDirectory, name);
        try
        {
            if (machine.Files.Directory.Exists(path))
            {
                throw new IOException($"{path} exists already.");
            }

            WarnOfLeftovers(machine, observer, tempDirectory);
            run.Announce(new StagingBegan(path));
            machine.DurableFiles.CreatePrivateFolder(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Explain(failure, path, "The service was not touched and nothing else was changed.", "Free space there, or point BackupConfiguration.TempDirectory at a larger disk.");
        }

        observer.Info($"Staging folder {path}.");
        return new StagingFolder(machine, observer, path);
    }

    // A killed run leaves the dump, and secrets in clear, for nobody; whose they are can't be told from here, so they are named and not removed.
    private static void WarnOfLeftovers(Machine machine, IOperationObserver observer, string tempDirectory)
    {
        if (!machine.Files.Directory.Exists(tempDirectory))
        {
            return;
        }

        foreach (var leftover in machine.Files.Directory.GetDirectories(tempDirectory, Prefix + "*"))
        {
            observer.Warning($"{leftover} was left by a run that was killed, or belongs to one of another server; it may hold a dump and secrets in clear. Remove it if no backup is running.");
        }
    }

    /// <summary>Removes it with all that is in it; what can't be removed is a warning, since it can't undo a good archive.</summary>
    public void Remove()
    {
        try
        {
            if (_machine.Files.Directory.Exists(Path))
            {
                _machine.Files.Directory.Delete(Path, recursive: true);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _observer.Warning($"Staging folder {Path} could not be removed ({failure.Message}); it holds a copy of the server's data: remove it by hand.");
        }
    }
}
