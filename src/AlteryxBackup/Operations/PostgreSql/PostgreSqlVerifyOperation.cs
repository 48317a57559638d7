using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>Reads a dump again: metadata, every byte, table of contents. Needs no server.</summary>
public sealed class PostgreSqlVerifyOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public PostgreSqlVerifyOperation(Machine machine) => _machine = machine;

    /// <summary>Verifies one.</summary>
    /// <param name="path">The dump's full path.</param>
    /// <param name="toolsPath">The folder that holds pg_restore; empty: it is looked for.</param>
    /// <param name="observer">Told the bytes read.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="BackupException">PostgreSqlToolsNotFound, PathNotReadable.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public PostgreSqlVerification Run(string path, string toolsPath, IOperationObserver observer, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        if (!_machine.Files.File.Exists(path))
        {
            return new PostgreSqlVerification(path, [new PostgreSqlFinding("File", "It does not exist.")], 0, 0);
        }

        var restore = new PostgreSqlToolFinder(_machine.Files, _machine.Processes).FindRestore(toolsPath);
        var backup = new PostgreSqlCatalogue(_machine.Files).Read(path);
        var findings = new List<PostgreSqlFinding>();
        if (backup.Problem is { } problem)
        {
            findings.Add(new PostgreSqlFinding("Metadata", problem));
        }

        if (backup.Checksum is { } expected && Sha256(path, observer, cancellation) is var actual && actual != expected)
        {
            findings.Add(new PostgreSqlFinding("Checksum", $"Its SHA-256 is {actual}, and by its metadata must be {expected}."));
        }

        var (contents, unreadable) = DumpContents.Read(_machine.Processes, restore, path, cancellation);
        if (unreadable is not null)
        {
            findings.Add(new PostgreSqlFinding("Contents", unreadable));
        }
        else
        {
            findings.AddRange(contents!.Missing(backup.TableCounts?.Keys ?? []).Select(table => new PostgreSqlFinding("Contents", $"It lacks the rows of {table}.")));
        }

        return new PostgreSqlVerification(path, findings, contents?.TablesWithData.Count ?? 0, Seconds.Of(_machine.Clock.Elapsed - begun)) { Backup = backup };
    }

    private string Sha256(string path, IOperationObserver observer, CancellationToken cancellation)
    {
        try
        {
            var read = 0L;
            using var stream = _machine.DurableFiles.OpenReadBack(path).Stream;
            return FileHash.Of(stream, count => observer.Observe(new StepProgressEvent("Verify", "reading the dump", read += count, stream.Length, ProgressUnit.Bytes)), cancellation).Sha256;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.ExplainReading(failure, path);
        }
    }
}
