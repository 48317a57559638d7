using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Archives;

public sealed class HostileCorpusTests
{
    public static TheoryData<string> Titles { get; } = [.. HostileCorpus.All.Keys];

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_hostile_archive_is_not_valid_and_the_reason_is_told(string title)
    {
        using var folder = new ScratchFolder();
        var (bytes, reason) = HostileCorpus.All[title];
        var path = folder.Write("hostile.zip", bytes);
        foreach (var level in new[] { VerificationLevel.Standard, VerificationLevel.Deep })
        {
            var result = new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(new VerificationRequest(path, level), new RecordingObserver(), CancellationToken.None);
            Assert.False(result.Valid);
            Assert.Contains(result.Findings, finding => finding.Problem.Contains(reason, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_hostile_archive_is_not_unpacked_and_leaves_nothing_anywhere(string title)
    {
        using var folder = new ScratchFolder();
        var (bytes, reason) = HostileCorpus.All[title];
        var path = folder.Write("hostile.zip", bytes);
        var failure = Assert.Throws<BackupException>(() => new ArchiveExtractor(SampleBackup.FileSystem, SampleBackup.RealDisk).Extract(path, folder.At("deep/inside/out"), new RecordingObserver(), CancellationToken.None));
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, failure.Error);
        Assert.Contains(reason, failure.Happened, StringComparison.Ordinal);
        Assert.Equal([path], Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(folder.At("deep/inside/out")));
    }

    [Fact]
    public void Sound_archives_put_together_by_hand_are_read()
    {
        foreach (var zip in Sound())
        {
            using var folder = new ScratchFolder();
            var path = folder.Write("sound.zip", zip.Build());
            using var archive = ArchiveReader.Open(SampleBackup.FileSystem, path);
            Assert.Empty(archive.Refused);
            Assert.Empty(archive.CheckFrames(CancellationToken.None));
            Assert.All(archive.Entries, entry =>
            {
                using var content = new StreamReader(archive.Open(entry.Path));
                Assert.Equal("content", content.ReadToEnd());
            });
        }
    }

    private static IEnumerable<RawZip> Sound()
    {
        yield return new RawZip();
        yield return new RawZip(new RawEntry("a"), new RawEntry("b", deflated: true), new RawEntry("folder/", "") { ExternalAttributes = 0x41ED0010 }, new RawEntry("folder/c"), new RawEntry("folder.d"));
        yield return new RawZip(new RawEntry("a")) { IsZip64 = true };
        yield return new RawZip(new RawEntry("a") { LocalSize = 0xFFFFFFFF, LocalCompressed = 0xFFFFFFFF, LocalExtra = [1, 0, 16, 0, 7, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0] });
        foreach (var signed in new[] { true, false })
        {
            foreach (var wide in new[] { true, false })
            {
                yield return new RawZip(new RawEntry("a", deflated: true).WithDescriptor(signed, wide), new RawEntry("b").WithDescriptor(signed, wide));
            }
        }
    }

    [Fact]
    public void Names_of_many_nested_folders_take_memory_in_proportion_to_the_archive()
    {
        using var folder = new ScratchFolder();
        var deep = string.Concat(Enumerable.Repeat(new string('x', 99) + "/", 250));
        var path = folder.Write("deep.zip", new RawZip([.. Enumerable.Range(0, 400).Select(number => new RawEntry(deep + number, ""))]).Build());
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var archive = ArchiveReader.Open(SampleBackup.FileSystem, path);
        Assert.Equal(400, archive.Entries.Count);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 40 * new FileInfo(path).Length);
    }

    [Fact]
    public void Limits_are_told_with_their_figures()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("x.zip", new RawZip(new RawEntry("a", new string('a', 100_000), deflated: true), new RawEntry("b")).Build());
        AssertRefused(path, new ArchiveLimits { MaxEntries = 1 }, "2 entries; more than 1");
        AssertRefused(path, new ArchiveLimits { MaxDirectoryBytes = 50 }, "more than 50");
        AssertRefused(path, new ArchiveLimits { MaxTotalBytes = 99_999 }, "more than 99999 bytes");
        using var archive = ArchiveReader.Open(SampleBackup.FileSystem, path, new ArchiveLimits { MaxRatio = 100 });
        Assert.Contains("100 times", Assert.Single(archive.Refused).Problem, StringComparison.Ordinal);
    }

    private static void AssertRefused(string path, ArchiveLimits limits, string reason) =>
        Assert.Contains(reason, Assert.Throws<BackupException>(() => ArchiveReader.Open(SampleBackup.FileSystem, path, limits)).Happened, StringComparison.Ordinal);
}
