using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;

namespace AlteryxBackup.Verification;

/// <summary>What the files beside an archive say of its volumes.</summary>
/// <param name="archiveName">The archive's own name.</param>
/// <param name="summary">The summary; null when there is none.</param>
/// <param name="checksums">SHA-256 by number, from the checksum file; null when there is none.</param>
internal sealed class ExpectedVolumes(string archiveName, ArchiveSummary? summary, IReadOnlyDictionary<int, string>? checksums)
{
    // As many as names have numbers for: what stands beside an archive may say anything.
    private const int Most = 999_999;
    private const int MostFindings = 100;

    private ILookup<string, int>? _numbers;

    /// <summary>How many there are; 0 when nothing is said of any.</summary>
    public int Count => summary is { Volumes.Count: > 0 }
        ? (int)Math.Min(Most, Math.Max(0L, (long)summary.Volumes.Count + summary.VolumesLeftOut))
        : checksums?.Keys.DefaultIfEmpty().Max() ?? 0;

    /// <summary>The SHA-256 of at least one is known.</summary>
    public bool HaveHashes => checksums?.Count > 0 || summary?.Volumes.Any(volume => volume.Sha256.Length > 0) == true;

    /// <summary>A volume's size; null when nothing is said.</summary>
    public long? SizeOf(int number) => summary is not { Volumes.Count: > 0 } || number > Count ? null
        : number < Count ? summary.Volumes[0].SizeBytes
        : summary.ArchiveSizeBytes - ((Count - 1) * summary.Volumes[0].SizeBytes);

    /// <summary>What a volume's SHA-256 is said to be; nothing when nothing is said, more than one when the files contradict each other.</summary>
    public IReadOnlyList<string> HashesOf(int number)
    {
        var said = new List<string>();
        if (summary?.Volumes is { } listed && number <= listed.Count && listed[number - 1].Sha256.Length > 0)
        {
            said.Add(listed[number - 1].Sha256);
        }

        if (checksums is not null && checksums.TryGetValue(number, out var sum))
        {
            said.Add(sum);
        }

        return [.. said.Distinct()];
    }

    /// <summary>Volumes that are missing, of another size, or too many; needs no reading.</summary>
    public IEnumerable<ArchiveFinding> CheckSizes(StoredArchive stored)
    {
        var there = stored.Volumes.ToDictionary(volume => volume.Number);
        var last = Math.Max(Count, stored.Volumes[stored.Volumes.Count - 1].Number);
        var problems = Enumerable.Range(1, last).Select(Problem).OfType<string>().Take(MostFindings);
        return (ContradictEachOther ? problems.Prepend("The files beside the archive contradict each other about its volumes.") : problems).Select(problem => new ArchiveFinding(null, problem));

        string? Problem(int number) => !there.TryGetValue(number, out var volume)
            ? Count == 0 || number <= Count ? $"{NameOf(number)} is missing." : null
            : Count > 0 && number > Count ? $"{NameOf(number)} is no volume of this archive, which has {Count}."
            : SizeProblem(number, volume.SizeBytes);
    }

    /// <summary>What is wrong with one volume's size; null when nothing is known to be.</summary>
    public string? SizeProblem(int number, long size) =>
        SizeOf(number) is { } expected && expected != size ? $"{NameOf(number)} has {size} bytes; the file beside the archive says {expected}." : null;

    /// <summary>Volumes whose content is another one.</summary>
    public IEnumerable<ArchiveFinding> CheckHashes(StoredArchive stored, ArchiveHash found) => stored.Volumes
        .SelectMany((volume, index) => HashProblems(volume.Number, found.Volumes[index].Sha256))
        .Select(problem => new ArchiveFinding(null, problem));

    /// <summary>What is wrong with one volume's content.</summary>
    public IEnumerable<string> HashProblems(int number, string sha256)
    {
        var said = HashesOf(number);
        if (said.Count > 1)
        {
            yield return $"What stands beside the archive contradicts itself about {NameOf(number)}: {string.Join(", ", said)}.";
        }

        foreach (var expected in said.Where(expected => expected != sha256))
        {
            _numbers ??= Enumerable.Range(1, Count).SelectMany(each => HashesOf(each).Select(hash => (each, hash))).ToLookup(pair => pair.hash, pair => pair.each);
            var other = _numbers[sha256].FirstOrDefault(candidate => candidate != number);
            yield return $"The SHA-256 of {NameOf(number)} is {sha256} and should be {expected}.{(other > 0 ? $" What stands there is the content of {NameOf(other)}." : "")}";
        }
    }

    private bool ContradictEachOther => summary is { Volumes.Count: > 0 } && checksums is { Count: > 0 } && !checksums.Keys.OrderBy(number => number).SequenceEqual(Enumerable.Range(1, Count));

    private string NameOf(int number) => VolumeName.Of(archiveName, number);
}
