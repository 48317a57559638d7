using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Platform;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Archives.Volumes;

public sealed class SplitVerificationTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly SplitBackup _backup;

    public SplitVerificationTests() => _backup = new SplitBackup(_folder);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(VerificationLevel.Quick)]
    [InlineData(VerificationLevel.Standard)]
    public void A_whole_archive_is_valid_at_every_level(VerificationLevel level) => Assert.Empty(Problems(_backup.Path, level));

    [Fact]
    public void It_is_valid_without_anything_beside_it_and_joined()
    {
        var joined = _folder.Write("joined.zip", _backup.Joined);
        foreach (var ending in (string[])[".manifest.json", ".sha256"])
        {
            File.Move(_backup.Path + ending, joined + ending);
        }

        Assert.Empty(Problems(_backup.Path));
        Assert.Empty(Problems(joined));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public void A_missing_volume_is_named(int number)
    {
        number = Math.Min(number, _backup.Volumes.Length);
        File.Delete(_backup.VolumePath(number));
        Assert.Contains($"{_backup.NameOf(number)} is missing.", Problems(_backup.Path, VerificationLevel.Quick));
        File.Delete(Sidecars.SummaryPath(_backup.Path));
        Assert.Contains($"{_backup.NameOf(number)} is missing.", Problems(_backup.Path, VerificationLevel.Quick));
    }

    [Fact]
    public void A_cut_volume_is_named()
    {
        using (var volume = File.OpenWrite(_backup.VolumePath(2)))
        {
            volume.SetLength(SplitBackup.VolumeBytes - 1);
        }

        Assert.Contains(Problems(_backup.Path, VerificationLevel.Quick), problem => problem.StartsWith($"{_backup.NameOf(2)} has 999 bytes", StringComparison.Ordinal));
        Assert.Single(Problems(_backup.VolumePath(2), VerificationLevel.Quick));
        Assert.Empty(Problems(_backup.VolumePath(1)));
    }

    [Fact]
    public void Swapped_volumes_are_named_with_what_they_are()
    {
        var (first, second) = (File.ReadAllBytes(_backup.VolumePath(1)), File.ReadAllBytes(_backup.VolumePath(2)));
        File.WriteAllBytes(_backup.VolumePath(1), second);
        File.WriteAllBytes(_backup.VolumePath(2), first);
        Assert.NotEmpty(Problems(_backup.Path));
        var problem = Assert.Single(Problems(_backup.VolumePath(2)));
        Assert.Contains($"should be {_backup.Summary.Volumes[1].Sha256}", problem, StringComparison.Ordinal);
        Assert.EndsWith($"is the content of {_backup.NameOf(1)}.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_flipped_bit_is_found_in_its_volume_and_in_no_other(int number)
    {
        var bytes = File.ReadAllBytes(_backup.VolumePath(number));
        bytes[100] ^= 4;
        File.WriteAllBytes(_backup.VolumePath(number), bytes);
        Assert.NotEmpty(Problems(_backup.Path));
        Assert.All(Enumerable.Range(1, _backup.Volumes.Length), each => Assert.Equal(each == number, Problems(_backup.VolumePath(each)).Length > 0));
    }

    [Fact]
    public void A_volume_of_another_archive_behind_the_last_is_named()
    {
        var number = _backup.Volumes.Length + 1;
        File.WriteAllBytes(_backup.VolumePath(number), new byte[1000]);
        Assert.Contains(Problems(_backup.Path, VerificationLevel.Quick), problem => problem.StartsWith($"{_backup.NameOf(number)} is no volume of this archive", StringComparison.Ordinal));
        Assert.NotEmpty(Problems(_backup.VolumePath(number)));
    }

    [Fact]
    public void A_volume_alone_says_that_it_alone_was_verified_and_needs_no_other()
    {
        foreach (var other in _backup.Volumes.Where(path => path != _backup.VolumePath(2)))
        {
            File.Delete(other);
        }

        var result = Verify(_backup.VolumePath(2), VerificationLevel.Standard);
        Assert.True(result.Valid);
        Assert.Equal((_backup.NameOf(2), _backup.VolumePath(2)), (result.Volume, result.ArchivePath));
        File.Delete(Sidecars.SummaryPath(_backup.Path));
        Assert.Empty(Problems(_backup.VolumePath(2)));
        File.Delete(Sidecars.ChecksumPath(_backup.Path));
        Assert.Contains("can't be verified alone", Assert.Single(Problems(_backup.VolumePath(2))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_random_changes_to_volumes_each_is_found()
    {
        var random = new Random(6);
        for (var round = 0; round < 200; round++)
        {
            var path = _backup.VolumePath(random.Next(1, _backup.Volumes.Length + 1));
            var sound = File.ReadAllBytes(path);
            var at = random.Next(sound.Length);
            byte[] changed = random.Next(3) switch
            {
                0 => [.. sound[..at], (byte)(sound[at] ^ (1 << random.Next(8))), .. sound[(at + 1)..]],
                1 => sound[..at],
                _ => [.. sound[..at], (byte)random.Next(256), .. sound[at..]],
            };
            File.WriteAllBytes(path, changed);
            Assert.NotEmpty(Problems(_backup.Path));
            Assert.NotEmpty(Problems(path));
            File.WriteAllBytes(path, sound);
        }

        Assert.Empty(Problems(_backup.Path));
    }

    [Fact]
    public void A_checksum_file_that_lost_a_line_is_a_finding()
    {
        var path = Sidecars.ChecksumPath(_backup.Path);
        var lines = File.ReadAllLines(path);
        foreach (var left in (string[][])[lines[1..], lines[..^1], [.. lines.Select(line => line.Replace(".002", ".012", StringComparison.Ordinal))], [lines[0]]])
        {
            File.WriteAllLines(path, left);
            Assert.NotEmpty(Problems(_backup.Path));
        }
    }

    private static string[] Problems(string path, VerificationLevel level = VerificationLevel.Standard)
    {
        var result = Verify(path, level);
        Assert.Equal(result.Findings.Count == 0, result.Valid);
        return [.. result.Findings.Select(finding => finding.Problem)];
    }

    private static VerificationResult Verify(string path, VerificationLevel level) =>
        new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(new VerificationRequest(path, level), new RecordingObserver(), CancellationToken.None);
}
