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
}
