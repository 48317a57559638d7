using System.Linq;
using AlteryxBackup.Archives;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Archives;

public sealed class EntryNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("./a")]
    [InlineData("C:/a")]
    [InlineData("a\\b")]
    [InlineData("\\\\host\\share")]
    [InlineData("a/CON")]
    [InlineData("nul.txt")]
    [InlineData("a/com1.log")]
    [InlineData("LPT³")]
    [InlineData("aux .txt")]
    [InlineData("a./b")]
    [InlineData("a ")]
    [InlineData("a:stream")]
    [InlineData("a\tb")]
    [InlineData("a\u0000b")]
    [InlineData("what?")]
    public void A_name_that_could_lead_elsewhere_or_can_not_be_a_file_on_Windows_is_refused(string name) => Assert.NotNull(EntryName.Fault(name));

    [Theory]
    [InlineData("BackupManifest.json")]
    [InlineData("MongoDB/AlteryxGallery/odd+name%2Fwith%25%2Bchars.bson")]
    [InlineData("Config/Keys/ключ 鍵 🔑.key")]
    [InlineData("console/com10/..a/a..b")]
    public void A_name_that_every_system_can_have_is_taken_as_it_is(string name)
    {
        Assert.Null(EntryName.Fault(name));
        Assert.Equal(name, EntryName.Escape(name));
    }

    [Theory]
    [InlineData("a:b", "a%{3A}b")]
    [InlineData("con", "%{63}on")]
    [InlineData("x/name.", "x/name%{2E}")]
    [InlineData("..", ".%{2E}")]
    [InlineData("a%{3A}b", "a%{25}{3A}b")]
    public void An_odd_name_is_escaped_and_comes_back(string name, string escaped)
    {
        Assert.Equal(escaped, EntryName.Escape(name));
        Assert.Equal(name, EntryName.Unescape(escaped));
    }

    [Fact]
    public void Whatever_a_file_is_called_its_escaped_name_is_allowed_and_gives_the_name_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyString>().Filter(name => name.Get.Split('/').All(part => part.Length > 0)),
            name => EntryName.Fault(EntryName.Escape(name.Get)) is null && EntryName.Unescape(EntryName.Escape(name.Get)) == name.Get)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
