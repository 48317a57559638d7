using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Verification;
using Xunit.Abstractions;

namespace AlteryxBackup.Tests.Verification;

/// <summary>Random damage to archives and to what stands beside them: found, or shown to change nothing.</summary>
public sealed class CorruptionCampaignTests(ITestOutputHelper output)
{
    private const int Seed = 20261121;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    [Fact]
    public void Of_500_corruptions_each_is_found_or_harmless() => Run(500);

    [CampaignFact]
    public void Of_20000_corruptions_each_is_found_or_harmless() => Run(20_000);

    private void Run(int count)
    {
        using var folder = new ScratchFolder();
        var samples = Samples(folder);
        var tally = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < count; number++)
        {
            var random = new Random(unchecked((Seed * 31) + number));
            var sample = samples[random.Next(samples.Count)];
            var file = sample.Files[random.Next(3) == 0 ? random.Next(sample.Files.Count) : 0];
            var corruption = Corruption.Of(file.Bytes, random);
            File.WriteAllBytes(file.Path, corruption.Bytes);
            var verdict = Judge(sample, file, corruption, $"corruption {number} of seed {Seed}: {corruption.Kind} in {Path.GetFileName(file.Path)}");
            tally[verdict] = tally.GetValueOrDefault(verdict) + 1;
            File.WriteAllBytes(file.Path, file.Bytes);
        }

        output.WriteLine(string.Join(Environment.NewLine, tally.Select(verdict => $"{verdict.Value,6} {verdict.Key}")));
        Assert.True(tally["found"] > count * 9 / 10);
    }

    private static string Judge(Sample sample, SampleFile file, Corruption corruption, string title)
    {
        var watch = Stopwatch.StartNew();
        var result = new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(new VerificationRequest(sample.ArchivePath), new RecordingObserver(), CancellationToken.None);
        var unpacked = Unpack(sample, title);
        Assert.True(watch.Elapsed < Hang, $"{title} took {watch.Elapsed}");
        if (!result.Valid)
        {
            return "found";
        }

        Assert.True(sample.Content.Count == unpacked?.Count && sample.Content.All(entry => unpacked[entry.Key] == entry.Value), $"{title} was not found and changed content");
        if (file.Path != sample.ArchivePath)
        {
            return "harmless: in " + (file.Path == Sidecars.ChecksumPath(sample.ArchivePath) ? "the name beside the checksum" : "facts of the summary that the archive has itself");
        }

        Assert.True(sample.Files.Count == 1, $"{title} was not found although the archive's SHA-256 was known");
        Assert.True(corruption.Bytes.Length == file.Bytes.Length, $"{title} was not found and changed the length");
        var changed = Enumerable.Range(0, file.Bytes.Length).Where(at => file.Bytes[at] != corruption.Bytes[at]).ToList();
        Assert.All(changed, at => Assert.True(sample.Harmless.ContainsKey(at), $"{title} was not found; byte {at} is not one of the harmless ones"));
        return "harmless: " + sample.Harmless[changed[0]];
    }

    private static SortedDictionary<string, string>? Unpack(Sample sample, string title)
    {
        var target = Path.Combine(sample.Folder, "unpacked", "here");
        try
        {
            _ = new ArchiveExtractor(SampleBackup.FileSystem, SampleBackup.RealDisk).Extract(sample.ArchivePath, target, new RecordingObserver(), CancellationToken.None);
            return Hashes(target);
        }
        catch (BackupException)
        {
            return null;
        }
        finally
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            var strays = Directory.EnumerateFiles(sample.Folder, "*", SearchOption.AllDirectories).Except(sample.Files.Select(file => file.Path)).ToList();
            Assert.True(strays.Count == 0, $"{title} wrote {string.Join(", ", strays)}");
        }
    }

    private static SortedDictionary<string, string> Hashes(string folder)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            hashes.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
        }

        return hashes;
    }

    private static List<Sample> Samples(ScratchFolder folder)
    {
        List<Sample> samples = [];
        foreach (var (name, withSidecars, blockwise) in new[] { ("a", true, false), ("b", false, false), ("c", false, true) })
        {
            var place = Directory.CreateDirectory(folder.At(name)).FullName;
            using var workshop = new ScratchFolder();
            var content = SampleBackup.Files();
            content["Config/Tools/noise.bin"] = BlockwiseBackup.Documents(7, 20_000);
            var made = blockwise ? new BlockwiseBackup { Content = Smaller() }.Write(workshop)
                : withSidecars ? new SampleBackup(workshop) { Content = content }.Publish()
                : new SampleBackup(workshop) { Content = content }.PublishAlone();
            samples.Add(Sample.Take(made, place));
        }

        return samples;
    }

    // One entry of two blocks; the rest small, so that damage meets headers too.
    private static Dictionary<string, byte[]> Smaller()
    {
        var content = BlockwiseBackup.Files();
        content["MongoDB/AlteryxService/AS_Queue.bson"] = [.. BlockwiseBackup.Documents(3, 100), .. Enumerable.Repeat(BlockwiseBackup.Documents(4, 20_000), 60).SelectMany(documents => documents)];
        return content;
    }

    private sealed record SampleFile(string Path, byte[] Bytes);

    private sealed record Sample(string Folder, IReadOnlyList<SampleFile> Files, SortedDictionary<string, string> Content, IReadOnlyDictionary<int, string> Harmless)
    {
        public string ArchivePath => Files[0].Path;

        public static Sample Take(string made, string place)
        {
            var files = new[] { made, Sidecars.SummaryPath(made), Sidecars.ChecksumPath(made) }
                .Where(File.Exists)
                .Select(path => new SampleFile(Path.Combine(place, Path.GetFileName(path)), File.ReadAllBytes(path)))
                .ToList();
            files.ForEach(file => File.WriteAllBytes(file.Path, file.Bytes));
            return new Sample(place, files, ZipRoundTripTests.ReadOurs(files[0].Path), HarmlessBytes.In(files[0].Bytes));
        }
    }
}
