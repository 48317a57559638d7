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

/// <summary>Archives mutated at random are read in every way there is: nothing but findings and the catalogue's errors comes of it, in bounded time and memory, and nothing is written but where it was asked for.</summary>
public sealed class ReaderFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 6;
    private const long MostAllocated = 512L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public void Mutated_archives_give_findings_and_nothing_else() => Run(TimeSpan.FromSeconds(4), long.MaxValue);

    // Alone in its process, so that what is allocated meanwhile is the reader's.
    [CampaignFact]
    public void Mutated_archives_give_findings_and_nothing_else_for_ten_minutes() => Run(TimeSpan.FromMinutes(10), MostAllocated);

    private void Run(TimeSpan duration, long mostAllocated)
    {
        using var folder = new ScratchFolder();
        var seeds = Seeds();
        var place = Directory.CreateDirectory(folder.At("place")).FullName;
        var path = Path.Combine(place, "fuzz.zip");
        var total = Stopwatch.StartNew();
        var (number, valid, opened, slowest, largest) = (0, 0, 0, TimeSpan.Zero, 0L);
        for (; total.Elapsed < duration; number++)
        {
            var bytes = Mutation.Of(seeds, new Random(unchecked((Seed * 1_000_003) + number)));
            File.WriteAllBytes(path, bytes);
            var before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            try
            {
                opened += Read(path) ? 1 : 0;
                valid += Verify(path) ? 1 : 0;
                Unpack(path, Path.Combine(place, "out"));
            }
            catch (Exception failure) when (failure is not BackupException)
            {
                Assert.Fail($"input {number} of seed {Seed}: {failure}");
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            largest = Math.Max(largest, GC.GetTotalAllocatedBytes() - before);
            Assert.True(watch.Elapsed < Longest, $"input {number} of seed {Seed} took {watch.Elapsed}");
            Assert.True(largest < mostAllocated, $"input {number} of seed {Seed} allocated {largest} bytes");
            Assert.Equal([path], Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
        }

        output.WriteLine($"{number} inputs, {opened} opened, {valid} valid; slowest {slowest.TotalMilliseconds:0} ms, most allocated for one {largest >> 20} MB");
        Assert.True(opened > number / 50, "The mutations are too coarse to get past the directory.");
    }

    private static bool Read(string path)
    {
        try
        {
            using var archive = ArchiveReader.Open(SampleBackup.FileSystem, path);
            _ = archive.CheckFrames(CancellationToken.None);
            return archive.Entries.Count + archive.Refused.Count > 0;
        }
        catch (BackupException)
        {
            return false;
        }
    }

    private static bool Verify(string path) =>
        new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(new VerificationRequest(path, VerificationLevel.Deep), new RecordingObserver(), CancellationToken.None).Valid;

    private static void Unpack(string path, string target)
    {
        try
        {
            _ = new ArchiveExtractor(SampleBackup.FileSystem, SampleBackup.RealDisk).Extract(path, target, new RecordingObserver(), CancellationToken.None);
            Directory.Delete(target, recursive: true);
        }
        catch (BackupException)
        {
            Assert.False(Directory.Exists(target));
        }
    }

    private static List<byte[]> Seeds()
    {
        using var workshop = new ScratchFolder();
        List<byte[]> seeds =
        [
            File.ReadAllBytes(new SampleBackup(workshop).PublishAlone()),
            Small(workshop),
            new RawZip(new RawEntry("a"), new RawEntry("b", deflated: true).WithDescriptor(signed: true, wide: true)) { IsZip64 = true }.Build(),
            .. HostileCorpus.All.Values.Select(sample => sample.Archive).Where(archive => archive.Length < 1 << 20),
        ];
        return seeds;
    }

    // What is understood at level Deep, and an index.
    private static byte[] Small(ScratchFolder workshop)
    {
        var content = BlockwiseBackup.Files();
        content["MongoDB/AlteryxService/AS_Queue.bson"] = [.. Enumerable.Repeat(BlockwiseBackup.Documents(4, 10_000), 120).SelectMany(documents => documents)];
        return new BlockwiseBackup { Content = content }.Build(workshop);
    }
}
