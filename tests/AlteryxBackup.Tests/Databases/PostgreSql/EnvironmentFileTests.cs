using System;
using System.Linq;
using AlteryxBackup.Databases.PostgreSql;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Databases.PostgreSql;

public sealed class EnvironmentFileTests
{
    [Theory]
    [InlineData("A=b", "b")]
    [InlineData("export A=b", "b")]
    [InlineData("  export\tA = b  ", "b")]
    [InlineData("A=", "")]
    [InlineData("A=b # a comment", "b")]
    [InlineData("A=# a comment", "")]
    [InlineData("A=b#c", "b#c")]
    [InlineData("A=b=c", "b=c")]
    [InlineData("A='b # c'", "b # c")]
    [InlineData("A='b\\n$c' # it's a comment", "b\\n$c")]
    [InlineData("A='it\\'s'", "it's")]
    [InlineData("A='ends\\'", "ends\\")]
    [InlineData("A=\"b # c\"", "b # c")]
    [InlineData("A=\"a\\nb\\t\\\"q\\\" \\\\ \\$x \\d\" # c", "a\nb\t\"q\" \\ $x \\d")]
    [InlineData("A=\"two\nlines\"", "two\nlines")]
    [InlineData("A=`b 'c' \"d\"`", "b 'c' \"d\"")]
    [InlineData("A=\"b\"c", "\"b\"c")]
    [InlineData("A='never ended", "'never ended")]
    [InlineData("A=b\r\nB=c\r\n", "b")]
    [InlineData("\uFEFFA=b", "b")]
    [InlineData("# A=c\nnonsense\n=d\nA=b", "b")]
    [InlineData("A=c\nA=b", "b")]
    [InlineData("A=${HOME}/x", "${HOME}/x")]
    public void A_value_is_read_as_the_usual_tools_read_it(string text, string value) => Assert.Equal(value, EnvironmentFile.Parse(text)["A"]);

    [Fact]
    public void A_commented_line_sets_nothing() => Assert.Equal(["B"], EnvironmentFile.Parse("#A=1\n # A=2\nB=3").Keys);

    [Fact]
    public void Whatever_is_quoted_and_escaped_comes_back() => Prop.ForAll<NonNull<string>>(text =>
    {
        var value = text.Get.Replace("\r", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal);
        var quoted = string.Concat(value.Select(character => character is '"' or '\\' ? $"\\{character}" : character.ToString()));
        return EnvironmentFile.Parse($"X=1\nA=\"{quoted}\" # c\nB=2") is var read && read["A"] == value && read["B"] == "2";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_is_too_strange() => Prop.ForAll<NonNull<string>>(text => EnvironmentFile.Parse(text.Get).Count >= 0).QuickCheckThrowOnFailure();
}
