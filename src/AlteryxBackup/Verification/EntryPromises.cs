using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Verification;

/// <summary>What manifest and SHA256SUMS promise, each for itself: one that can't be read leaves the other.</summary>
internal sealed class EntryPromises
{
    private readonly IReadOnlyDictionary<string, string>? _checksums;
    private readonly ILookup<string, string> _recorded;
    private readonly List<ArchiveFinding> _findings = [];

    private EntryPromises(ArchiveReader archive, Func<IReadOnlyDictionary<string, string>?> readChecksums)
    {
        Manifest = Attempt(archive.ReadManifest, ArchiveLayout.Manifest);
        if (Manifest is not null)
        {
            _findings.AddRange(ManifestPromises.Check(Manifest, archive.Entries));
        }

        _recorded = (Manifest?.ArchiveInformation.Entries ?? []).ToLookup(entry => entry.Path, entry => entry.Sha256, StringComparer.Ordinal);
        _checksums = Attempt(readChecksums, ArchiveLayout.Checksums);
        _findings.AddRange((_checksums?.Keys ?? [])
            .Where(path => !archive.Contains(path))
            .OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => new ArchiveFinding(path, "SHA256SUMS has it, the archive doesn't.")));
    }

    /// <summary>The manifest; null when it can't be read.</summary>
    public BackupManifest? Manifest { get; }

    /// <summary>What is promised and isn't so, as far as the directory tells.</summary>
    public IReadOnlyList<ArchiveFinding> Findings => _findings;

    /// <summary>Reads both.</summary>
    public static EntryPromises Read(ArchiveReader archive) => new(archive, archive.ReadChecksums);

    /// <summary>Reads the manifest alone, for those who look at no content.</summary>
    public static EntryPromises ReadManifest(ArchiveReader archive) => new(archive, () => null);

    /// <summary>What is wrong with an entry whose content was read.</summary>
    public IEnumerable<ArchiveFinding> Check(string path, ContentOutcome outcome)
    {
        if (_checksums is not null && path != ArchiveLayout.Checksums && !_checksums.ContainsKey(path))
        {
            yield return new ArchiveFinding(path, "SHA256SUMS doesn't have it.");
        }

        if (outcome.Problem is { } problem)
        {
            yield return new ArchiveFinding(path, problem);
            yield break;
        }

        var expected = _recorded[path].Select(hash => (Source: "the manifest", Hash: hash)).ToList();
        if (_checksums is not null && _checksums.TryGetValue(path, out var sum))
        {
            expected.Add((ArchiveLayout.Checksums, sum));
        }

        foreach (var (source, hash) in expected.Where(known => known.Hash != outcome.Sha256))
        {
            yield return new ArchiveFinding(path, $"Its SHA-256 is {outcome.Sha256}; {source} says {hash}.");
        }
    }

    private T? Attempt<T>(Func<T?> read, string entryPath)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BackupException failure)
        {
            _findings.Add(new ArchiveFinding(entryPath, failure.Happened));
            return null;
        }
    }
}
