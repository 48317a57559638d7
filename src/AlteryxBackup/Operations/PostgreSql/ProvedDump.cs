using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>A dump that was read back and holds every table.</summary>
/// <param name="SizeBytes">Its size.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record ProvedDump(long SizeBytes, string Sha256)
{
    private const string State = "The dump was discarded; older backups were not touched.";

    /// <summary>Proves it.</summary>
    /// <param name="machine">The boundaries.</param>
    /// <param name="restore">pg_restore.</param>
    /// <param name="path">The dump, flushed to the disk.</param>
    /// <param name="tables">The tables that it must hold.</param>
    /// <param name="step">The step under which progress is told.</param>
    /// <param name="observer">Told the bytes read.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupException">DumpNotProved, PostgreSqlToolsNotFound, PathNotReadable.</exception>
    public static ProvedDump Of(
        Machine machine, string restore, string path, IReadOnlyList<CountedTable> tables, string step, IOperationObserver observer, CancellationToken cancellation)
    {
        var (contents, problem) = DumpContents.Read(machine.Processes, restore, path, cancellation);
        problem ??= contents!.Missing(tables.Select(table => table.Name)).ToList() is { Count: > 0 } missing ? $"it lacks the rows of {string.Join(", ", missing)}" : null;
        if (problem is not null)
        {
            throw ErrorCatalogue.DumpNotProved.Because($"pg_dump has ended well, but its dump isn't whole: {problem}.", State);
        }

        try
        {
            var read = 0L;

            // It is on the disk by now. To read it past the cache would take longer than all else that this adds to pg_dump; verification does.
            using var stream = machine.Files.File.OpenRead(path);
            var (size, sha256) = FileHash.Of(
                stream,
                count => observer.Observe(new StepProgressEvent(step, "reading the dump back", read += count, stream.Length, ProgressUnit.Bytes)),
                cancellation);
            return new ProvedDump(size, sha256);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.ExplainReading(failure, path);
        }
    }
}
