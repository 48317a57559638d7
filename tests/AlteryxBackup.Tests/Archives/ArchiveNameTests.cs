using System;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Tests.Archives;

public sealed class ArchiveNameTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 21, 9, 5, 7, TimeSpan.FromHours(1));

    [Theory]
    [InlineData(BackupMode.Full, "ServerBackup_Full_20261121_090507.zip")]
    [InlineData(BackupMode.DatabaseOnly, "ServerBackup_DB_20261121_090507.zip")]
    [InlineData(BackupMode.ConfigOnly, "ServerBackup_Config_20261121_090507.zip")]
    public void The_default_name_holds_mode_and_time_and_gives_them_back(BackupMode mode, string name)
    {
        Assert.Equal(name, ArchiveName.Format(ArchiveName.DefaultPattern, mode, Time, "SRV"));
        Assert.Equal(new ParsedArchiveName(mode, Time.DateTime), ArchiveName.Parse(name));
    }

    [Fact]
    public void A_pattern_may_have_the_host_in_it() =>
        Assert.Equal("a-b c_DB.zip", ArchiveName.Format("{Host}_{Mode}", BackupMode.DatabaseOnly, Time, "a/b c"));

    [Theory]
    [InlineData("ServerBackup_Full_20261321_090507.zip")]
    [InlineData("ServerBackup_Half_20261121_090507.zip")]
    [InlineData("ServerBackup_Full_20261121_090507.zip.partial")]
    [InlineData("ServerBackup_20261121_090507.7z")]
    public void Other_names_say_nothing(string name) => Assert.Null(ArchiveName.Parse(name));
}
