using System;
using System.IO;
using System.IO.Abstractions;
using System.Reflection;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Operations.Preflight;

public sealed class HostCheckTests
{
    private static readonly BackupSection Local = new() { TempDirectory = @"C:\Temp", LocalBackupPath = @"C:\Backups", LogDirectory = @"C:\Logs" };

    [Fact]
    public void A_32_bit_process_on_a_64_bit_system_is_refused()
    {
        var finding = new ProcessBitnessCheck(systemIs64Bit: true, processIs64Bit: false).Run(TestMachine.Context(Local));

        Assert.Equal(ErrorCatalogue.HostNot64Bit, finding.Failure!.Error);
        Assert.Equal(ExitCode.Validation, finding.Failure.Error.ExitCode);
        Assert.Contains("64-bit program", finding.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_process_that_sees_what_the_system_sees_passes(bool systemIs64Bit, bool processIs64Bit) =>
        Assert.Equal(PreflightOutcome.Passed, new ProcessBitnessCheck(systemIs64Bit, processIs64Bit).Run(TestMachine.Context(Local)).Outcome);

    [Theory]
    [InlineData(@"NT AUTHORITY\SYSTEM")]
    [InlineData(@"WORKGROUP\SERVER01$")]
    public void SYSTEM_is_told_that_it_sees_no_mapped_drive(string system)
    {
        var finding = Account(system, Local with { NetworkBackupPaths = [@"Z:\alteryx"] });

        Assert.Equal(PreflightOutcome.Warning, finding.Outcome);
        Assert.Contains(@"Z:\alteryx", finding.Detail, StringComparison.Ordinal);
        Assert.Contains(@"\\server\share", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void SYSTEM_is_told_that_it_reaches_shares_as_the_computer()
    {
        var finding = Account(@"NT AUTHORITY\SYSTEM", Local with { NetworkBackupPaths = [@"\\nas\alteryx"] });

        Assert.Equal(PreflightOutcome.Warning, finding.Outcome);
        Assert.Contains("SERVER01$", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("SERVER01$", finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void SYSTEM_with_local_paths_alone_has_nothing_to_be_told() =>
        Assert.Equal(PreflightOutcome.Passed, Account(@"NT AUTHORITY\SYSTEM", Local).Outcome);

    [Fact]
    public void A_group_managed_service_account_is_not_the_computer() =>
        Assert.Equal(PreflightOutcome.Passed, Account(@"CORP\gmsa-backup$", Local with { NetworkBackupPaths = [@"\\nas\alteryx"] }).Outcome);

    [Fact]
    public void A_person_is_told_that_the_scheduled_task_will_not_see_a_drive_that_the_person_has_mapped()
    {
        var machine = TestMachine.Create(new NamedHost(@"CORP\admin", drives: "CZ")) with { Files = Drives.Create(DriveType.Network) };

        var finding = new AccountCheck().Run(TestMachine.Context(new BackupSection { NetworkBackupPaths = [@"Z:\alteryx"] }, machine));

        Assert.Equal(PreflightOutcome.Warning, finding.Outcome);
        Assert.Contains(@"CORP\admin", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_drive_is_no_mapped_one()
    {
        var machine = TestMachine.Create(new NamedHost(@"CORP\admin", drives: "CZ")) with { Files = Drives.Create(DriveType.Fixed) };

        Assert.Equal(PreflightOutcome.Passed, new AccountCheck().Run(TestMachine.Context(new BackupSection { NetworkBackupPaths = [@"Z:\alteryx"] }, machine)).Outcome);
    }

    private static PreflightFinding Account(string user, BackupSection backup) =>
        new AccountCheck().Run(TestMachine.Context(backup, TestMachine.Create(new NamedHost(user))));

    /// <summary>A file system all of whose drives are of one kind. Public because the proxy derives from it.</summary>
    public class Drives : DispatchProxy
    {
        private DriveType _type;

        public static IFileSystem Create(DriveType type) => Proxy<IFileSystem>(type);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "get_DriveInfo" => Proxy<IDriveInfoFactory>(_type),
            "FromDriveName" => Proxy<IDriveInfo>(_type),
            "get_DriveType" => _type,
            _ => throw new NotSupportedException(targetMethod.Name),
        };

        private static T Proxy<T>(DriveType type)
            where T : class
        {
            var proxy = Create<T, Drives>();
            ((Drives)(object)proxy)._type = type;
            return proxy;
        }
    }
}
