using System;
using System.Text;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Tests.Platform.Checksums;

public class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_standard_comes_out_whole_and_in_pieces()
    {
        var text = Encoding.ASCII.GetBytes("123456789");

        Assert.Equal(0xCBF43926, Crc32.Append(0, text, 0, 9));
        Assert.Equal(0xCBF43926, Crc32.Append(Crc32.Append(0, text, 0, 2), text, 2, 7));
    }

    [Fact]
    public void The_processors_own_way_and_the_tables_agree_on_any_stretch()
    {
        var random = new Random(1);
        var bytes = new byte[5000];
        random.NextBytes(bytes);
        for (var length = 0; length < 600; length++)
        {
            var start = random.Next(bytes.Length - length);
            var before = (uint)random.NextInt64(uint.MaxValue);

            Assert.Equal(Crc32.AppendByTables(before, bytes, start, length), Crc32.Append(before, bytes, start, length));
        }
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(1, 1)]
    [InlineData(1000, 4000)]
    [InlineData(4095, 905)]
    public void The_checksum_of_two_stretches_comes_from_that_of_each(int first, int second)
    {
        var bytes = new byte[5000];
        new Random(2).NextBytes(bytes);

        Assert.Equal(Crc32.Append(0, bytes, 0, first + second), Crc32.Join(Crc32.Append(0, bytes, 0, first), Crc32.Append(0, bytes, first, second), second));
    }

    [Fact]
    public void A_stretch_of_many_gigabytes_can_be_joined()
    {
        // 2^33 zeros after one byte, by squaring, against the same by joining halves.
        var zeros = Crc32.Append(0, new byte[1 << 20], 0, 1 << 20);
        long length = 1 << 20;
        for (; length < 1L << 33; length *= 2)
        {
            zeros = Crc32.Join(zeros, zeros, length);
        }

        var one = Crc32.Append(0, [1], 0, 1);
        Assert.Equal(Crc32.Join(one, zeros, length), Crc32.Join(Crc32.Join(one, ZerosOf(length / 2), length / 2), ZerosOf(length / 2), length / 2));
    }

    private static uint ZerosOf(long length)
    {
        var zeros = Crc32.Append(0, new byte[1 << 20], 0, 1 << 20);
        for (long done = 1 << 20; done < length; done *= 2)
        {
            zeros = Crc32.Join(zeros, zeros, done);
        }

        return zeros;
    }
}
