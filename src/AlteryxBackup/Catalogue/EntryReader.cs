using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Catalogue;

/// <summary>Makes an entry of one archive: from the summary beside it, from the manifest in it, or, when neither can be read, from its name.</summary>
internal sealed class EntryReader(IFileSystem files)
{
    private static readonly byte[] ZipSignature = [0x50, 0x4B, 0x03, 0x04];
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>One archive; null when it is gone by now.</summary>
    /// <param name="path">Its path; its name ends as an archive's does.</param>
    /// <param name="look">Looks at the files that it stands in.</param>
    /// <param name="isThere">Whether a file of this path may be there: a listing knows without asking the disk again.</param>
    public CatalogueEntry? Read(string path, Func<StoredArchive?> look, Func<string, bool> isThere)
    {
        StoredArchive? stored;
        try
        {
            stored = look();
        }
        catch (IOException) when (StoredArchive.Find(files, path) is null)
        {
            return null;
        }

        if (stored is null)
        {
            return null;
        }

        var modifiedAt = new DateTimeOffset(stored.ModifiedUtc);
        var entry = Read(new CatalogueEntry { ArchivePath = path, SizeBytes = stored.SizeBytes, CreatedAt = modifiedAt, ModifiedAt = modifiedAt }, isThere);
        return ProblemOf(stored, isThere) is { } problem ? entry with { Verified = false, Problem = problem } : entry;
    }

    private CatalogueEntry Read(CatalogueEntry known, Func<string, bool> isThere)
    {

        try
        {
            return isThere(Sidecars.SummaryPath(known.ArchivePath)) && ReadSummary(known.ArchivePath) is { } summary
                ? FromSummary(known, summary)
                : FromArchive(known, isThere);
        }
        catch (Exception failure) when (failure is InvalidDataException || StorageFailure.Is(failure))
        {
            return FromArchive(known, isThere) with
            {
                Foreign = false,
                Problem = $"'{Sidecars.SummaryPath(known.ArchivePath)}' beside it can't be read: {failure.Message}",
            };
        }
    }

    private string? ProblemOf(StoredArchive stored, Func<string, bool> isThere)
    {
        var first = VolumeName.Of(stored.Path, 1);
        return stored.Gap is { } missing ? $"{files.Path.GetFileName(missing)} is missing."
            : !stored.IsSplit && isThere(first) ? $"{files.Path.GetFileName(first)} stands beside it: keep either the joined archive or its volumes."
            : null;
    }

    private static CatalogueEntry FromSummary(CatalogueEntry known, ListedFacts summary)
    {
        var size = summary.Number(nameof(ArchiveSummary.ArchiveSizeBytes));
        var problem = size == known.SizeBytes ? null : $"It has {known.SizeBytes} bytes; the file beside it says {size}.";
        var sha256 = summary.Text("SHA256") is { Length: > 0 } hash ? hash : null;
        return FromFacts(known, summary) with
        {
            Verified = problem is null && sha256 is not null && summary.Says(nameof(ArchiveSummary.ArchiveIntegrityVerified)),
            Sha256 = sha256,
            Problem = problem,
        };
    }

    private static CatalogueEntry FromFacts(CatalogueEntry known, ListedFacts facts) => known with
    {
        Mode = facts.Mode,
        CreatedAt = facts.CreatedAt,
        Documents = facts.Number(nameof(ArchiveSummary.DocumentCount)),
        Collections = (int?)facts.Number(nameof(ArchiveSummary.CollectionCount)),
        ServerVersion = facts.Text(nameof(ArchiveSummary.AlteryxServerVersion)),
        Hostname = facts.Text(nameof(ArchiveSummary.ServerHostname)),
        Status = facts.Text(nameof(ArchiveSummary.Status)),
    };

    private CatalogueEntry FromArchive(CatalogueEntry known, Func<string, bool> isThere)
    {
        var hasManifest = false;
        var isZip = false;
        try
        {
            using var archive = ArchiveReader.Open(files, known.ArchivePath);
            isZip = true;
            hasManifest = archive.Contains(ArchiveLayout.Manifest);
            return hasManifest ? FromFacts(known, ReadManifest(archive)) : FromName(known, isThere, "It holds no manifest.", isOurs: false);
        }
        catch (Exception failure) when (failure is BackupException or InvalidDataException || StorageFailure.Is(failure))
        {
            var problem = failure is BackupException { Happened: var happened } ? happened : $"{ArchiveLayout.Manifest} can't be read: {failure.Message}";
            return FromName(known, isThere, problem, isOurs: hasManifest || (!isZip && BeginsLikeZip(known.ArchivePath)));
        }
    }

    // A .zip without a manifest is somebody else's, unless its name or what stands beside it says that it is ours, or it was cut short.
    private CatalogueEntry FromName(CatalogueEntry known, Func<string, bool> isThere, string problem, bool isOurs)
    {
        var name = ArchiveName.Parse(files.Path.GetFileName(known.ArchivePath));
        var entry = known with { Problem = problem, Foreign = !isOurs && name is null && !isThere(Sidecars.ChecksumPath(known.ArchivePath)) };
        return name is null ? entry : entry with { Mode = name.Mode, CreatedAt = InUtc(name.LocalTime) ?? entry.CreatedAt };
    }

    // The first and the last hours there are lie beyond them in UTC, by the machine's zone; whoever names a file can write them.
    private static DateTimeOffset? InUtc(DateTime local)
    {
        try
        {
            return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Local)).ToUniversalTime();
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private bool BeginsLikeZip(string path)
    {
        try
        {
            using var stream = StoredArchive.Find(files, path)?.Open(files, ZipSignature.Length) ?? Stream.Null;
            var start = new byte[ZipSignature.Length];
            return stream.Read(start, 0, start.Length) == start.Length && start.SequenceEqual(ZipSignature);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return false;
        }
    }

    // It may be replaced while it is being read: whoever does that must not be kept from it.
    private ListedFacts? ReadSummary(string archivePath)
    {
        try
        {
            using var stream = files.FileStream.Create(Sidecars.SummaryPath(archivePath), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
            using var text = new StreamReader(stream, StrictUtf8, false, SummarySerializer.LimitBytes);
            return stream.Length > SummarySerializer.LimitBytes
                ? throw new InvalidDataException("It is larger than any summary.")
                : ListedFacts.Read(text);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static ListedFacts ReadManifest(ArchiveReader archive)
    {
        var limit = archive.MostHeldBytes;
        if (archive.SizeOf(ArchiveLayout.Manifest) > limit)
        {
            throw new InvalidDataException($"it is larger than {limit} bytes");
        }

        using var text = new StreamReader(archive.Open(ArchiveLayout.Manifest), StrictUtf8);
        return ListedFacts.Read(text);
    }
}
