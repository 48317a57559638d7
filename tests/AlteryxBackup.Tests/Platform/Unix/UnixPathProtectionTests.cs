using System;
using System.IO;
using System.Runtime.Versioning;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Platform.Unix;

[UnsupportedOSPlatform("windows")]
public sealed class UnixPathProtectionTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryFolder _folder = new();
    private readonly IPathProtection _protection = LocalMachine.Create().Protection;

    public UnixPathProtectionTests()
    {
        File.SetUnixFileMode(_folder.Path, Private);
        File.WriteAllText(Config, "{}");
        File.SetUnixFileMode(Config, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    private string Config => Path.Combine(_folder.Path, "config.json");

    [UnixFact]
    public void What_only_we_can_write_has_no_weakness()
    {
        Assert.Empty(_protection.Weaknesses(Config));
        Assert.Empty(_protection.Weaknesses(_folder.Path));
    }

    [UnixFact]
    public void A_file_that_everybody_can_write_is_named()
    {
        File.SetUnixFileMode(Config, File.GetUnixFileMode(Config) | UnixFileMode.OtherWrite);

        Assert.Equal($"'{Config}' can be written by everybody", Assert.Single(_protection.Weaknesses(Config)));
    }

    [UnixFact]
    public void A_folder_in_which_everybody_can_exchange_the_file_is_a_weakness_of_the_file_unless_it_is_sticky()
    {
        File.SetUnixFileMode(_folder.Path, Private | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        Assert.Equal($"'{_folder.Path}' can be written by everybody", Assert.Single(_protection.Weaknesses(Config)));

        File.SetUnixFileMode(_folder.Path, Private | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.StickyBit);
        Assert.Empty(_protection.Weaknesses(Config));
        Assert.Single(_protection.Weaknesses(_folder.Path));
    }

    [UnixFact]
    public void A_link_is_judged_by_what_it_points_to()
    {
        var link = Path.Combine(_folder.Path, "link.json");
        File.CreateSymbolicLink(link, Config);
        Assert.Empty(_protection.Weaknesses(link));

        File.SetUnixFileMode(Config, File.GetUnixFileMode(Config) | UnixFileMode.OtherWrite);
        Assert.Single(_protection.Weaknesses(link));
    }

    [UnixFact]
    public void What_cant_be_asked_isnt_taken_for_safe()
    {
        Assert.Contains("doesn't tell its rights", Assert.Single(_protection.Weaknesses(Path.Combine(_folder.Path, "missing"))), StringComparison.Ordinal);
    }

    [RootFact]
    public void A_stranger_who_owns_it_or_shares_a_group_that_writes_it_is_named()
    {
        Chown("4711:4712");
        File.SetUnixFileMode(Config, File.GetUnixFileMode(Config) | UnixFileMode.GroupWrite);
        Assert.Equal([$"'{Config}' belongs to user 4711", $"'{Config}' can be written by group 4712"], _protection.Weaknesses(Config));

        Chown("0:4712");
        Assert.Equal($"'{Config}' can be written by group 4712", Assert.Single(_protection.Weaknesses(Config)));

        Chown("0:0");
        Assert.Empty(_protection.Weaknesses(Config));
    }

    [UnixFact]
    public void The_remedy_names_the_file_and_its_folder()
    {
        var remedy = _protection.Remedy(Config);

        Assert.Contains($"chmod go-w '{Config}'", remedy, StringComparison.Ordinal);
        Assert.Contains($"'{_folder.Path}'", remedy, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Chown(string owners)
    {
        using var chown = System.Diagnostics.Process.Start("chown", [owners, Config]);
        chown.WaitForExit();
        Assert.Equal(0, chown.ExitCode);
    }
}
