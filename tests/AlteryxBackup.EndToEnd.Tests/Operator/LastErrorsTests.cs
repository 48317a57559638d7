using System.IO;
using AlteryxBackup.Cli.Rehearsal;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>Errors of the catalogue that no other test has a reason to reach.</summary>
public sealed class LastErrorsTests
{
    [Fact]
    public void An_archive_below_its_minimum_is_not_published()
    {
        using var lab = new TemporaryLab();
        lab.Server.Start();

        var result = BuiltProgram.Run("backup", "--config", lab.Server.ConfigurationPath, "--json", "--set", "ValidationConfiguration.MinimumBackupSizeMB.Full=1000");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal("ArchiveTooSmall", BuiltProgram.Document(result).GetProperty("Errors")[0].GetProperty("Id").GetString());
        Assert.Empty(Directory.GetFiles(Path.Combine(lab.Server.Directory, "Backups"), "*.zip"));
    }

    [Fact]
    public void A_rehearsal_that_found_a_difference_ends_with_the_exit_code_of_its_error()
    {
        var report = new RehearsalReport("", new BackupResult { Status = BackupStatus.Success }, [RehearsalFinding.From("claim", "evidence", ["it differs"])]);

        Assert.False(report.Proved);
        Assert.Equal(ErrorCatalogue.RehearsalFailed.ExitCode, report.ExitCode);
    }
}
