using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>The two files beside an archive: its summary and its checksum. They travel with every copy.</summary>
public sealed class Sidecars(IFileSystem files, IDurableFiles durable)
{
    private const string SummarySuffix = ".manifest.json";
    private const string ChecksumSuffix = ".sha256";
    private const int LongestChecksumFile = 4096;

    /// <summary>Where an archive's summary stands.</summary>
    public static string SummaryPath(string archivePath) => archivePath + SummarySuffix;

    /// <summary>Where an archive's checksum stands.</summary>
    public static string ChecksumPath(string archivePath) => archivePath + ChecksumSuffix;

    /// <summary>Writes both, in place of earlier ones; without a SHA-256 in the summary there is no checksum file.</summary>
    /// <exception cref="BackupException">DiskFull or PathNotWritable; the archive itself is untouched.</exception>
    public void Write(string archivePath, ArchiveSummary summary)
    {
        if (summary.Sha256.Length > 0)
        {
            Put(ChecksumPath(archivePath), Sha256Sums.Line(summary.Sha256, files.Path.GetFileName(archivePath)));
        }

        Put(SummaryPath(archivePath), SummarySerializer.Write(summary));
    }

    /// <summary>An archive's summary; null when there is none.</summary>
    /// <exception cref="InvalidDataException">There is one, but it can't be understood.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static ArchiveSummary? ReadSummary(IFileSystem files, string archivePath)
    {
        var path = SummaryPath(archivePath);
        if (!files.File.Exists(path))
        {
            return null;
        }

        using var stream = files.File.OpenRead(path);
        return stream.Length > SummarySerializer.LimitBytes
            ? throw new InvalidDataException("It is larger than any summary.")
            : SummarySerializer.Read(stream);
    }

    /// <summary>The SHA-256 in an archive's checksum file; null when there is none.</summary>
    /// <exception cref="InvalidDataException">There is one, but it can't be understood.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static string? ReadChecksum(IFileSystem files, string archivePath)
    {
        var path = ChecksumPath(archivePath);
        if (!files.File.Exists(path))
        {
            return null;
        }

        using var stream = files.File.OpenRead(path);
        if (stream.Length > LongestChecksumFile)
        {
            throw new InvalidDataException("It is larger than any checksum of one file.");
        }

        using var text = new StreamReader(stream, Encoding.UTF8);
        var sums = Sha256Sums.Read(text);
        return sums.Count == 1 ? sums.Values.Single() : throw new InvalidDataException("It must hold one line.");
    }

    private void Put(string path, string content)
    {
        try
        {
            new SmallFile(files, durable).ReplaceInheriting(path, content);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, path, "The archive itself is complete; the files beside it are missing or old.", ArchiveRoom.Advice);
        }
    }
}
