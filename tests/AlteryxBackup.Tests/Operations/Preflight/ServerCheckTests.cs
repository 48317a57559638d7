using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Operations.Preflight;

public sealed class ServerCheckTests
{
    private static readonly AlteryxServer Embedded = new() { Database = new DatabaseDetection(DatabaseType.Embedded, "the settings say so", "") };

    [Theory]
    [InlineData("/srv/My Temp", PreflightOutcome.Warning)]
    [InlineData("/srv/Temp", PreflightOutcome.Passed)]
    public void A_space_in_the_staging_path_is_warned_about(string folder, PreflightOutcome expected)
    {
        var finding = new StagingPathCheck().Run(TestMachine.Context(new BackupSection { TempDirectory = folder }, server: Embedded));

        Assert.Equal(expected, finding.Outcome);
        Assert.Equal(expected == PreflightOutcome.Warning, finding.Action is not null);
    }

    [Fact]
    public void When_the_servers_settings_can_not_be_read_everything_else_is_checked_all_the_same()
    {
        var unreadable = ErrorCatalogue.ServerSettingsUnreadable.Because("They are gone.");

        var report = PreflightChecks.RunWithoutServer(TestMachine.Context(new BackupSection { LocalBackupPath = "/dev/null/no" }), unreadable);

        Assert.Contains(report.Failures(), failure => failure.Error == ErrorCatalogue.ServerSettingsUnreadable);
        Assert.Contains(report.Failures(), failure => failure.Error == ErrorCatalogue.PathNotWritable);
        Assert.DoesNotContain("DatabaseType", report.Findings.Select(finding => finding.Check));
    }
}
