using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>Lists the dumps of a folder.</summary>
public sealed class PostgreSqlCatalogue(IFileSystem files)
{
    /// <summary>Every dump there, newest first.</summary>
    /// <param name="folder">The folder; one that isn't there yet holds none.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.PathNotReadable"/>.</exception>
    public IReadOnlyList<PostgreSqlBackup> List(string folder)
    {
        try
        {
            return files.Directory.Exists(folder)
                ? [.. files.Directory.GetFiles(folder, "*" + PostgreSqlBackupName.Extension).Where(path => path.EndsWith(PostgreSqlBackupName.Extension, StringComparison.Ordinal)).Select(Read)
                    .OrderByDescending(backup => backup.CreatedAt).ThenBy(backup => backup.BackupFile, StringComparer.Ordinal)]
                : [];
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.ExplainReading(failure, folder);
        }
    }

    /// <summary>One dump that is there.</summary>
    /// <param name="path">Its full path.</param>
    /// <exception cref="IOException">It isn't there, or can't be looked at.</exception>
    public PostgreSqlBackup Read(string path)
    {
        var file = files.FileInfo.FromFileName(path);
        var name = PostgreSqlBackupName.Parse(file.Name);
        var known = new PostgreSqlBackup
        {
            BackupFile = path,
            SizeBytes = file.Length,
            Environment = name?.Environment ?? "",
            DatabaseName = name is null ? "" : Uri.UnescapeDataString(name.Series.Substring(0, name.Series.Length - name.Environment.Length - 1)),
            CreatedAt = name?.CreatedAt ?? new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero),
        };
        return MetadataOf(path) is { } metadataFile ? WithMetadata(known, metadataFile) : known with { Problem = "It has no metadata beside it: nothing says what it must hold." };
    }

    // Programs before this one may have put the whole name of the dump before the extension.
    private string? MetadataOf(string path) =>
        new[] { PostgreSqlBackupName.MetadataPath(path), path + ".metadata.json" }.FirstOrDefault(files.File.Exists);

    private PostgreSqlBackup WithMetadata(PostgreSqlBackup known, string metadataFile)
    {
        PostgreSqlBackupMetadata metadata;
        try
        {
            metadata = PostgreSqlBackupMetadata.Parse(files.File.ReadAllText(metadataFile));
        }
        catch (Exception failure) when (failure is InvalidDataException || StorageFailure.Is(failure))
        {
            return known with { MetadataFile = metadataFile, Problem = $"Its metadata can't be read: {failure.Message}" };
        }

        var problem = metadata.ChecksumSha256.Length == 0 ? "Its metadata hold no checksum."
            : metadata.BackupSizeBytes != known.SizeBytes ? FormattableString.Invariant($"It has {known.SizeBytes} bytes, and by its metadata must have {metadata.BackupSizeBytes}.")
            : null;
        return known with
        {
            MetadataFile = metadataFile,
            DatabaseName = metadata.DatabaseName.Length > 0 ? metadata.DatabaseName : known.DatabaseName,
            Environment = metadata.Environment.Length > 0 ? metadata.Environment : known.Environment,
            CreatedAt = metadata.CreatedAt ?? known.CreatedAt,
            Checksum = metadata.ChecksumSha256.Length > 0 ? metadata.ChecksumSha256.ToLowerInvariant() : null,
            TableCounts = metadata.TableCounts,
            PgDumpVersion = metadata.PgDumpVersion,
            PostgreSqlVersion = metadata.PostgreSqlVersion,
            Verified = problem is null && metadata.VerifiedAt is not null,
            Problem = problem,
        };
    }
}
