using System;
using System.IO;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>Dumps one database by pg_dump, in its custom format, while it is in use; the rows of its tables are counted in the same snapshot.</summary>
/// <param name="machine">The boundaries.</param>
/// <param name="tools">PostgreSQL's programs.</param>
/// <param name="step">The step under which progress is told.</param>
internal sealed class PostgreSqlDump(Machine machine, PostgreSqlTools tools, string step)
{
    private const string State = "The dump was discarded; older backups were not touched.";

    /// <summary>Dumps it.</summary>
    /// <param name="target">The database.</param>
    /// <param name="facts">What its server has said.</param>
    /// <param name="password">Its password, handed over.</param>
    /// <param name="path">The file to write: one that is there, empty and private.</param>
    /// <param name="started">Told pg_dump's process as soon as it runs.</param>
    /// <param name="observer">Told the tool's lines (Debug) and the bytes written.</param>
    /// <param name="cancellation">Ends it with all that was started.</param>
    /// <exception cref="BackupException">AlreadyRunning, DumpFailed, PostgreSqlNotReachable, PostgreSqlAuthenticationFailed, PostgreSqlRightsMissing, PostgreSqlToolsNotFound, DiskFull.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of it runs any more.</exception>
    public PostgreSqlDumpRecord Make(
        PostgreSqlTarget target, DatabaseFacts facts, PasswordFile password, string path, Action<int> started, IOperationObserver observer, CancellationToken cancellation)
    {
        var activity = target.Database;
        var tables = new SnapshotSession(machine, tools).Run(target, password, Dump, cancellation);
        return new PostgreSqlDumpRecord(tables, tools.Version, facts.ServerVersion);

        void Dump(string snapshot)
        {
            var said = new PostgreSqlProgram(machine.Processes, tools.Dump).Run(
                new ProcessRequest
                {
                    Arguments = ["--format=custom", "--compress=6", "--no-password", "--verbose", "--snapshot=" + snapshot, "--file=" + path],
                    OnStarted = started,
                    OnLine = Hear,
                    WhileRunning = () => observer.Observe(new StepProgressEvent(step, activity, Written(path), null, ProgressUnit.Bytes)),
                },
                target,
                password,
                cancellation);
            if (PostgreSqlComplaint.Of("pg_dump", said, target, State) is { } complaint)
            {
                throw complaint.Error == ErrorCatalogue.DiskFull
                    ? ErrorCatalogue.DiskFull.Because($"There was no space left while '{path}' was being written.", State, "Free space there, or write to a folder on a larger disk.")
                    : complaint;
            }
        }

        void Hear(string line)
        {
            const string Contents = "dumping contents of ";
            observer.Debug(line);
            if (line.IndexOf(Contents, StringComparison.Ordinal) is > 0 and var at)
            {
                activity = $"{target.Database}: {line.Substring(at + Contents.Length)}";
            }
        }
    }

    private long Written(string path)
    {
        try
        {
            return machine.Files.FileInfo.FromFileName(path).Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
