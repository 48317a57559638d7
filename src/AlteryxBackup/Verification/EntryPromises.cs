using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;

namespace AlteryxBackup.Verification;

/// <summary>The hashes that manifest and SHA256SUMS promise, each for itself: one that can't be read leaves the other.</summary>
internal sealed class EntryPromises(BackupManifest? manifest, IReadOnlyDictionary<string, string>? checksums)
{
    private readonly ILookup<string, string> _recorded =
        (manifest?.ArchiveInformation.Entries ?? []).ToLookup(entry => entry.Path, entry => entry.Sha256, StringComparer.Ordinal);

    /// <summary>What SHA256SUMS has and the archive doesn't.</summary>
    public IEnumerable<ArchiveFinding> Missing(ArchiveReader archive) => (checksums?.Keys ?? [])
        .Where(path => !archive.Contains(path))
        .OrderBy(path => path, StringComparer.Ordinal)
        .Select(path => new ArchiveFinding(path, "SHA256SUMS has it, the archive doesn't."));

    /// <summary>What is wrong with an entry whose content was read.</summary>
    public IEnumerable<ArchiveFinding> Check(string path, ContentOutcome outcome)
    {
        if (checksums is not null && path != ArchiveLayout.Checksums && !checksums.ContainsKey(path))
        {
            yield return new ArchiveFinding(path, "SHA256SUMS doesn't have it.");
        }

        if (outcome.Problem is { } problem)
        {
            yield return new ArchiveFinding(path, problem);
            yield break;
        }

        var expected = _recorded[path].Select(hash => (Source: "the manifest", Hash: hash)).ToList();
        if (checksums is not null && checksums.TryGetValue(path, out var sum))
        {
            expected.Add((ArchiveLayout.Checksums, sum));
        }

        foreach (var (source, hash) in expected.Where(known => known.Hash != outcome.Sha256))
        {
            yield return new ArchiveFinding(path, $"Its SHA-256 is {outcome.Sha256}; {source} says {hash}.");
        }
    }
}
