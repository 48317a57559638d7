using AlteryxBackup.Cli;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

public sealed class OverridesTests
{
    private const string Places = "BackupConfiguration.NetworkBackupPaths";
    private const string Days = "BackupConfiguration.RetentionDays.Full";

    [Fact]
    public void A_list_takes_commas_and_grows_with_each_value() =>
        Assert.Equal(["/a", "/b", "/c"], (string[])Overrides.From([$"{Places}=/a,/b", $"{Places}=/c"])[Places]);

    [Fact]
    public void An_empty_list_is_one_too() => Assert.Empty((string[])Overrides.From([$"{Places}="])[Places]);

    [Fact]
    public void What_can_hold_one_value_is_not_given_two()
    {
        var refused = Assert.Throws<BackupException>(() => Overrides.From([$"{Days}=30", $"{Days}=60"]));

        Assert.Equal(ErrorCatalogue.UsageInvalid, refused.Error);
        Assert.Contains("'30' and '60'", refused.Happened, System.StringComparison.Ordinal);
        Assert.Equal(ErrorCatalogue.UsageInvalid, Assert.Throws<BackupException>(() => Overrides.From(["ArchiveConfiguration.CompressionLevel=Fastest"], ("ArchiveConfiguration.CompressionLevel", "Optimal"))).Error);
    }

    [Fact]
    public void One_value_may_hold_commas() => Assert.Equal("a,b", Overrides.From(["ServiceConfiguration.ServiceName=a,b"])["ServiceConfiguration.ServiceName"]);
}
