using System;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Operations.Preflight;

public sealed class BackupAgeCheckTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_backup_as_old_as_the_limit_is_young_enough() => Assert.Equal(PreflightOutcome.Passed, Look(Good(24)).Outcome);

    [Fact]
    public void One_that_is_older_is_not()
    {
        var finding = Look(Good(24.1), Good(50));

        Assert.Equal(ErrorCatalogue.BackupTooOld, finding.Failure!.Error);
        Assert.Equal(ExitCode.Validation, finding.Failure.Error.ExitCode);
        Assert.Contains("24.1 h old; at most 24 h", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_good_one_counts() => Assert.Equal(PreflightOutcome.Passed, Look(Good(100), Good(2), Good(50)).Outcome);

    [Fact]
    public void No_backup_at_all_is_too_old() => Assert.Contains("holds no good Full backup", Failed(Look()).Detail, StringComparison.Ordinal);

    [Fact]
    public void Damaged_unverified_and_future_ones_prove_nothing()
    {
        var finding = Look(Good(1) with { Problem = "It has 3 bytes." }, Good(1) with { Verified = false }, Good(1) with { Status = "Unverified" }, Good(-1), Good(30));

        Assert.Contains("30 h old", Failed(finding).Detail, StringComparison.Ordinal);
        Assert.Contains("not counted: 4", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_mode_proves_nothing() => _ = Failed(Look(Good(1) with { Mode = BackupMode.ConfigOnly }));

    private static PreflightFinding Failed(PreflightFinding finding)
    {
        Assert.Equal(ErrorCatalogue.BackupTooOld, finding.Failure?.Error);
        return finding;
    }

    private CatalogueEntry Good(double hoursAgo) =>
        new() { ArchivePath = "/backups/a.zip", Mode = BackupMode.Full, CreatedAt = _clock.UtcNow.AddHours(-hoursAgo), Verified = true, Status = "Success" };

    private PreflightFinding Look(params CatalogueEntry[] archives) =>
        new BackupAgeCheck(archives, BackupMode.Full, Day).Run(TestMachine.Context(new BackupSection { LocalBackupPath = "/backups" }, TestMachine.Create() with { Clock = _clock }));
}
