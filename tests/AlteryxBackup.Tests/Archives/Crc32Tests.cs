using System;
using AlteryxBackup.Archives.Zip;

namespace AlteryxBackup.Tests.Archives;

public sealed class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_standard_comes_out()
    {
        var crc = new Crc32();
        var digits = SampleBackup.Text("123456789");
        crc.Append(digits, 0, digits.Length);
        Assert.Equal(0xCBF43926, crc.Value);
    }

    [Fact]
    public void It_does_not_matter_in_which_pieces_the_bytes_come()
    {
        var bytes = new byte[10_000];
        var random = new Random(1);
        random.NextBytes(bytes);
        var whole = new Crc32();
        whole.Append(bytes, 0, bytes.Length);
        var pieces = new Crc32();
        for (var at = 0; at < bytes.Length;)
        {
            var piece = Math.Min(random.Next(0, 20), bytes.Length - at);
            pieces.Append(bytes, at, piece);
            at += piece;
        }

        Assert.Equal(whole.Value, pieces.Value);
    }
}
