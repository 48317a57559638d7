using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using AlteryxBackup.Databases.Gzip;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Databases.Gzip;

public class CheckedGzipStreamTests
{
    [Fact]
    public void What_the_runtime_compresses_comes_back() =>
        Prop.ForAll<int, byte[]>((seed, bytes) =>
            Uncompress(Compress(bytes)).SequenceEqual(bytes) && Uncompress(Compress(Large(seed))).SequenceEqual(Large(seed)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Several_members_come_back_as_one() =>
        Prop.ForAll<byte[][], int>((members, seed) =>
        {
            byte[][] all = [[], .. members, Large(seed), [], Large(seed + 1)];
            return Uncompress([.. all.SelectMany(Compress)]).SequenceEqual(all.SelectMany(member => member));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("AlteryxGallery/users.bson.gz")]
    [InlineData("AlteryxGallery/capped.bson.gz")]
    [InlineData("AlteryxService/AS_Queue.bson.gz")]
    [InlineData("oplog.bson")]
    public void A_file_of_mongodump_cut_at_any_length_is_a_fault(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(DumpFixtures.Gzip, file));

        Assert.NotNull(Uncompress(bytes));
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => Uncompress(bytes[..length]));
        }
    }

    [Fact]
    public void A_large_file_cut_near_its_end_is_a_fault()
    {
        var bytes = Compress(Large(3));
        for (var missing = 1; missing < 300; missing++)
        {
            Assert.Throws<InvalidDataException>(() => Uncompress(bytes[..^missing]));
        }
    }

    [Fact]
    public void Bytes_after_the_last_member_are_a_fault()
    {
        Assert.Throws<InvalidDataException>(() => Uncompress([.. Compress(Large(1)), 0]));
        Assert.Throws<InvalidDataException>(() => Uncompress([.. Compress([]), .. Encoding.ASCII.GetBytes("garbage")]));
    }

    [Fact]
    public void A_flipped_bit_after_the_header_is_never_silently_accepted()
    {
        var original = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i} of a file; ")));
        var bytes = Compress(original);
        for (var bit = 80; bit < bytes.Length * 8; bit++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            byte[]? result = null;
            try
            {
                result = Uncompress(damaged);
            }
            catch (InvalidDataException)
            {
            }

            // A few bits of deflate carry nothing (padding, an unused code): what comes out must then be what went in.
            Assert.True(result is null || result.SequenceEqual(original), $"bit {bit}");
        }
    }

    [Fact]
    public void Every_optional_part_of_a_header_is_passed_over()
    {
        var plain = Compress([1, 2, 3]);
        byte[] all = [0x1F, 0x8B, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9, (byte)'n', 0, (byte)'c', 0, 7, 7, .. plain[10..]];

        Assert.Equal([1, 2, 3], Uncompress(all));
        Assert.Throws<InvalidDataException>(() => Uncompress([0x1F, 0x8B, 8, 0x20, .. plain[4..]]));
    }

    private static byte[] Large(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[200_000 + random.Next(1000)];
        random.NextBytes(bytes);
        Array.Clear(bytes, 1000, random.Next(100_000));
        return bytes;
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
            if (bytes.Length == 0)
            {
                // The runtime writes nothing at all for no bytes; gzip proper writes an empty member, and so does mongodump.
                target.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            }
        }

        return target.ToArray();
    }

    private static byte[] Uncompress(byte[] bytes)
    {
        using var stream = new CheckedGzipStream(new MemoryStream(bytes));
        using var target = new MemoryStream();
        stream.CopyTo(target);
        return target.ToArray();
    }
}
