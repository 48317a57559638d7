using System;
using System.Linq;
using System.Text;
using AlteryxBackup.Files;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Files;

public sealed class SecretOutputTests
{
    [Fact]
    public void Whatever_stands_between_white_space_comes_out_byte_for_byte() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text =>
        {
            var value = "x" + text.Get.Replace("\n", "", StringComparison.Ordinal) + "x";
            using var whole = new SecretOutput(Encoding.UTF8.GetBytes("\r\n \t" + value + " \r\n"));
            using var labelled = new SecretOutput(Encoding.UTF8.GetBytes("something\r\n Admin:  " + value + "\r\nNon-Admin: other"));
            return whole.Whole().Reveal(bytes => bytes.SequenceEqual(Encoding.UTF8.GetBytes(value)))
                && labelled.After("Admin:")!.Reveal(bytes => bytes.SequenceEqual(Encoding.UTF8.GetBytes(value)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_byte_order_mark_is_no_part_of_a_secret()
    {
        using var output = new SecretOutput([0xEF, 0xBB, 0xBF, .. "Admin: a\n"u8]);

        Assert.Equal("Admin: a", output.Whole().Reveal(Encoding.UTF8.GetString));
        Assert.Equal("a", output.After("Admin:")!.Reveal(Encoding.UTF8.GetString));
    }

    [Theory]
    [InlineData("", "failed", false)]
    [InlineData("EMongoDump FAILED", "failed", true)]
    [InlineData("faile", "failed", false)]
    [InlineData("fafailed", "failed", true)]
    public void Words_are_found_in_any_case(string output, string word, bool expected)
    {
        using var parsed = new SecretOutput(Encoding.UTF8.GetBytes(output));

        Assert.Equal(expected, parsed.Contains(word));
    }
}
