using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

public sealed class LabSecretTests
{
    [Fact]
    public void The_token_is_printed_with_white_space_around_it_and_none_when_switched_off()
    {
        using var lab = new TemporaryLab(new LabOptions(SizeMegabytes: 0, Token: "To\"ken & <1>%+/\\'"));

        var padded = lab.Run("getserversecret");
        lab.Server.Switches = lab.Server.Switches with { TokenWhitespace = false };
        var bare = lab.Run("getsecret");

        Assert.Equal(0, padded.ExitCode);
        Assert.NotEqual(padded.Output.Trim(), padded.Output);
        Assert.Equal("To\"ken & <1>%+/\\'", padded.Output.Trim());
        Assert.Equal("To\"ken & <1>%+/\\'", bare.Output);
    }

    [Fact]
    public void The_passwords_are_printed_one_a_line()
    {
        using var lab = new TemporaryLab();

        var result = lab.Run("getemongopassword");

        Assert.Equal(["Admin: " + lab.Server.AdminPassword, "Non-Admin: " + lab.Server.UserPassword], result.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.NotEqual(lab.Server.AdminPassword, lab.Server.UserPassword);
    }

    [Fact]
    public void No_file_holds_a_secret_in_clear()
    {
        using var lab = new TemporaryLab(new LabOptions(SizeMegabytes: 0, Token: "recognisable-token", AdminPassword: "recognisable-admin", UserPassword: "recognisable-user"));

        foreach (var file in Directory.GetFiles(lab.Server.Directory, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("recognisable-", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Setting_the_token_prints_nothing_and_makes_new_storage_keys()
    {
        using var lab = new TemporaryLab();
        var before = StorageKeys(lab);

        var result = lab.Run("setserversecret=another token");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Equal("another token", lab.Server.Token);
        Assert.NotEqual(before, StorageKeys(lab));
    }

    [Fact]
    public void Settings_of_another_machine_do_not_give_the_token_away()
    {
        using var lab = new TemporaryLab();
        using var other = new TemporaryLab();
        File.Copy(Settings(lab), Settings(other), overwrite: true);

        var result = other.Run("getserversecret");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("failed", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("setemongopassword=new user", false)]
    [InlineData("setemongoadminpassword=\"new admin\"", true)]
    public void Passwords_can_be_set(string verb, bool admin)
    {
        using var lab = new TemporaryLab();

        Assert.Equal(0, lab.Run(verb).ExitCode);

        Assert.Equal(admin ? "new admin" : "new user", admin ? lab.Server.AdminPassword : lab.Server.UserPassword);
    }

    [Fact]
    public void The_run_as_user_is_written_to_the_settings()
    {
        using var lab = new TemporaryLab();

        Assert.Equal(0, lab.Run("setexecuteuser=\"svc,CORP,p,w\"").ExitCode);

        Assert.Equal("svc", XDocument.Load(Settings(lab)).Root!.Element("Worker")!.Element("ExecuteUserName")!.Value);
        Assert.Contains("failed", lab.Run("setexecuteuser=svc").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_and_setting_files_are_told()
    {
        using var lab = new TemporaryLab();
        File.WriteAllText(lab.PathTo("bad.xml"), "<Other/>");

        Assert.Contains("2023.1.1.247", lab.Run("getversion").Output, StringComparison.Ordinal);
        Assert.Equal(0, lab.Run("verifysettingfile=" + Settings(lab)).ExitCode);
        Assert.Contains("failed", lab.Run("settingfile=" + lab.PathTo("bad.xml")).Output, StringComparison.Ordinal);
        Assert.Equal(1, lab.Run("nosuchverb").ExitCode);
    }

    private static string Settings(TemporaryLab lab) => lab.Server.Files().Single(f => f.Name == "RuntimeSettings.xml").FullPath;

    private static string StorageKeys(TemporaryLab lab) => XDocument.Load(Settings(lab)).Root!.Element("Controller")!.Element("StorageKeysEncrypted")!.Value;
}
