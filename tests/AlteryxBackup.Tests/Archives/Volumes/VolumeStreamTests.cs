using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Archives.Volumes;

namespace AlteryxBackup.Tests.Archives.Volumes;

public sealed class VolumeStreamTests
{
    [Fact]
    public void Volumes_read_at_any_position_are_what_they_are_joined()
    {
        var random = new Random(6);
        for (var round = 0; round < 200; round++)
        {
            var volumes = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new byte[random.Next(0, 40)]).ToArray();
            Array.ForEach(volumes, random.NextBytes);
            var joined = volumes.SelectMany(volume => volume).ToArray();
            using var stream = new VolumeStream([.. volumes.Select(volume => (long)volume.Length)], index => new MemoryStream(volumes[index]));
            Assert.Equal(joined.Length, stream.Length);
            for (var turn = 0; turn < 20; turn++)
            {
                var at = random.Next(0, joined.Length + 3);
                stream.Position = at;
                var read = new byte[random.Next(0, 60)];
                var count = stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false);
                Assert.Equal(joined.Skip(at).Take(read.Length), read.Take(count));
            }
        }
    }

    [Fact]
    public void A_volume_that_becomes_shorter_while_it_is_read_is_no_end_of_the_archive()
    {
        using var stream = new VolumeStream([3, 3], index => new MemoryStream(new byte[index == 0 ? 3 : 1]));
        using var copy = new MemoryStream();
        Assert.Throws<EndOfStreamException>(() => stream.CopyTo(copy));
    }

    [Theory]
    [InlineData("D:/B/X.zip.001", "D:/B/X.zip", 1)]
    [InlineData("X.ZIP.999", "X.ZIP", 999)]
    [InlineData("X.zip.1000", "X.zip", 1000)]
    [InlineData("X.zip", null, 0)]
    [InlineData("X.zip.000", null, 0)]
    [InlineData("X.zip.01", null, 0)]
    [InlineData("X.zip.0001", null, 0)]
    [InlineData("X.zip.001.partial", null, 0)]
    [InlineData(".zip.001", null, 0)]
    public void A_volume_is_told_by_its_name(string name, string? archive, int number)
    {
        Assert.Equal(archive is null ? null : (archive, number), VolumeName.Parse(name));
        Assert.Equal(archive ?? name, VolumeName.ArchiveOf(name));
    }
}
