using AlteryxBackup.Reporting;

namespace AlteryxBackup.Tests.Reporting;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "0.98 KB")]
    [InlineData(1024, "1 KB")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(241_172_480, "230 MB")]
    [InlineData(1_610_612_736, "1.5 GB")]
    [InlineData(13_314_398_618, "12.4 GB")]
    [InlineData(1_099_511_627_776, "1 TB")]
    [InlineData(1_000_000_000_000_000_000, "909495 TB")]
    public void A_size_is_told_in_three_digits_at_most(long bytes, string expected) => Assert.Equal(expected, ByteSize.Text(bytes));

    [Theory]
    [InlineData(1_023_590, "0.98 MB")]
    [InlineData(1_048_471_306, "0.98 GB")]
    public void What_would_round_to_four_digits_takes_the_next_unit(long bytes, string expected) => Assert.Equal(expected, ByteSize.Text(bytes));
}
