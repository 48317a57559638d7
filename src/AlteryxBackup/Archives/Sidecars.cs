using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Archives;

/// <summary>The two files beside an archive: its summary and its checksum. They travel with every copy.</summary>
public sealed class Sidecars(IFileSystem files, IDurableFiles durable)
{
    private const string SummarySuffix = ".manifest.json";
    private const string ChecksumSuffix = ".sha256";

    // A line for each of a hundred thousand volumes.
    private const int LongestChecksumFile = 16 << 20;

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
            Put(ChecksumPath(archivePath), summary.Volumes.Count > 0
                ? string.Concat(summary.Volumes.Select(volume => Sha256Sums.Line(volume.Sha256, volume.Name)))
                : Sha256Sums.Line(summary.Sha256, files.Path.GetFileName(archivePath)));
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

    /// <summary>The SHA-256 in an archive's checksum file; null when there is none, or one for each volume.</summary>
    /// <exception cref="InvalidDataException">There is one, but it can't be understood.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static string? ReadChecksum(IFileSystem files, string archivePath)
    {
        var sums = ReadSums(files, archivePath);
        return sums.Count == 0 || sums.Keys.All(name => VolumeName.Parse(name) is not null) ? null : sums.Values.Single();
    }

    /// <summary>The SHA-256 of each volume in an archive's checksum file, by number; none when there is no such file, or one for the whole archive.</summary>
    /// <exception cref="InvalidDataException">There is one, but it can't be understood.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    internal static IReadOnlyDictionary<int, string> ReadVolumeChecksums(IFileSystem files, string archivePath) => ReadSums(files, archivePath)
        .Where(sum => VolumeName.Parse(sum.Key) is not null)
        .ToDictionary(sum => VolumeName.Parse(sum.Key)!.Value.Number, sum => sum.Value);

    private static IReadOnlyDictionary<string, string> ReadSums(IFileSystem files, string archivePath)
    {
        var path = ChecksumPath(archivePath);
        if (!files.File.Exists(path))
        {
            return new Dictionary<string, string>();
        }

        using var stream = files.File.OpenRead(path);
        if (stream.Length > LongestChecksumFile)
        {
            throw new InvalidDataException("It is larger than any checksum file.");
        }

        using var text = new StreamReader(stream, Encoding.UTF8);
        var sums = Sha256Sums.Read(text);
        var volumes = sums.Keys.Select(VolumeName.Parse).ToList();
        var isOfVolumes = volumes.Count > 0 && volumes.TrueForAll(volume => volume is not null) && volumes.Select(volume => volume!.Value.Number).Distinct().Count() == volumes.Count;
        return sums.Count == 1 || isOfVolumes ? sums : throw new InvalidDataException("It must hold one line, or one for each volume.");
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
