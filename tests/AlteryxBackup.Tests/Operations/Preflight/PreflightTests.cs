using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Files;
using AlteryxBackup.Tests.Service;

namespace AlteryxBackup.Tests.Operations.Preflight;

public sealed class PreflightTests : IDisposable
{
    private static readonly string[] Names =
    [
        "Process", "Elevation", "Account", "ConfigurationFile", "RequiredFiles", "AlteryxService", "DatabaseType", "SelfManagedMongoDB", "Service", "RunningWorkflows", "StagingPath", "StagingSpace", "LocalSpace",
        "StateFolder", "RecipientCertificates", "TempDirectory", "LocalBackupPath", "ArchiveName", "LogDirectory", "Destinations",
    ];

    private readonly SimulatedMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_healthy_server_passes_and_nothing_is_made()
    {
        var report = _machine.Plan().Preflight;

        Assert.True(report.Passed);
        Assert.Equal([.. Names, "UnfinishedRun"], report.Findings.Select(finding => finding.Check));
        Assert.Equal(["ConfigurationFile", "SelfManagedMongoDB", "RecipientCertificates", "Destinations"], report.Findings.Where(finding => finding.Outcome != PreflightOutcome.Passed).Select(finding => finding.Check));
        Assert.False(Directory.Exists(_machine.Temp) || Directory.Exists(_machine.Backups) || Directory.Exists(_machine.Logs));
        Assert.Empty(_machine.Service.Requests);
        Assert.Empty(_machine.Durable.Calls);
    }

    [Fact]
    public void A_plan_says_what_a_run_would_end_with()
    {
        Assert.Equal((ExitCode.Success, null), (_machine.Plan().ExitCode, _machine.Plan().Verdict));

        File.Delete(_machine.ServiceExecutable);

        Assert.Equal((ExitCode.Validation, "WOULD FAIL: exit code 3, AlteryxServiceNotFound."), (_machine.Plan().ExitCode, _machine.Plan().Verdict));
        Assert.Equal(ExitCode.Validation, _machine.Run().ExitCode);
    }

    [Fact]
    public void The_space_for_a_database_that_others_keep_is_not_told_as_that_of_a_missing_folder()
    {
        _machine.Settings["MongoDBConfiguration.Type"] = "self-managed";

        Assert.DoesNotContain(_machine.Plan().Preflight.Findings, finding => finding.Detail.Contains(":  is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void The_mode_of_every_night_is_missed_though_another_mode_has_young_backups()
    {
        _ = _machine.Run(BackupMode.ConfigOnly);

        var findings = Check(null).Findings.Where(finding => finding.Check.StartsWith("BackupAge", StringComparison.Ordinal)).ToList();

        Assert.Equal([("BackupAgeFull", PreflightOutcome.Failed), ("BackupAgeConfigOnly", PreflightOutcome.Passed)], findings.Select(finding => (finding.Check, finding.Outcome)));
        Assert.DoesNotContain(Check(BackupMode.ConfigOnly).Findings, finding => finding.Check == "BackupAgeFull");
    }

    [Fact]
    public void A_folder_whose_backups_can_not_be_listed_fails_its_own_check_alone()
    {
        _ = Directory.CreateDirectory(_machine.Backups);
        _machine.Files = FaultyFileSystem.WithoutListing(_machine.Backups);

        var findings = Check(null).Findings;

        Assert.Contains("Access to the path", Assert.Single(findings, finding => finding.Check == "BackupAgeFull").Detail, StringComparison.Ordinal);
        Assert.Contains(findings, finding => finding.Check == "Service");
    }

    private CheckResult Check(BackupMode? mode)
    {
        _ = _machine.Plan();
        return new CheckOperation(_machine.Machine).Run(new CheckRequest { Mode = mode, MaximumAge = TimeSpan.FromHours(26), Parameters = _machine.Settings }, default);
    }

    [Fact]
    public void A_mode_without_a_database_asks_nothing_about_service_and_database() =>
        Assert.Equal(
            ["ConfigurationFile", "DatabaseType", "SelfManagedMongoDB", "Service", "RunningWorkflows", "StagingPath", "RecipientCertificates", "Destinations"],
            _machine.Plan(BackupMode.ConfigOnly).Preflight.Findings.Where(finding => finding.Outcome == PreflightOutcome.NotApplicable).Select(finding => finding.Check));

    [Fact]
    public void A_mode_without_files_asks_nothing_about_them() =>
        Assert.Equal(
            ["ConfigurationFile", "RequiredFiles", "SelfManagedMongoDB", "RecipientCertificates", "Destinations"],
            _machine.Plan(BackupMode.DatabaseOnly).Preflight.Findings.Where(finding => finding.Outcome == PreflightOutcome.NotApplicable).Select(finding => finding.Check));

    [Fact]
    public void Rights_are_needed_where_there_is_a_service_manager_and_advised_elsewhere()
    {
        _machine.Host = _machine.Host with { IsElevated = false };
        Assert.Equal("NotElevated", Finding("Elevation").Failure!.Error.Id);

        _machine.Service = new FakeServiceManager { IsAvailable = false };
        Assert.Equal(PreflightOutcome.Warning, Finding("Elevation", BackupMode.ConfigOnly).Outcome);
    }

    [Fact]
    public void A_program_that_is_gone_is_named()
    {
        File.Delete(_machine.ServiceExecutable);

        var finding = Finding("AlteryxService");

        Assert.Equal("AlteryxServiceNotFound", finding.Failure!.Error.Id);
        Assert.Contains(_machine.ServiceExecutable, finding.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<EmbeddedMongoDBEnabled>False</EmbeddedMongoDBEnabled><MongoDBEnabled>True</MongoDBEnabled>", "ConfigurationInvalid")]
    [InlineData("<EmbeddedMongoDBEnabled>False</EmbeddedMongoDBEnabled>", "DatabaseTypeUnknown")]
    public void A_database_that_cannot_be_dumped_is_told_with_the_reason(string controller, string expected)
    {
        File.WriteAllText(_machine.RuntimeSettings, $"<SystemSettings><Controller>{controller}</Controller></SystemSettings>");

        var finding = Finding("DatabaseType");

        Assert.Equal(expected, finding.Failure!.Error.Id);
        Assert.Contains("MongoDB", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void For_a_self_managed_database_the_service_need_not_be_looked_at()
    {
        File.WriteAllText(_machine.RuntimeSettings, "<SystemSettings><Controller><MongoDBEnabled>True</MongoDBEnabled><MongoDBServerName>db:1</MongoDBServerName></Controller></SystemSettings>");
        _machine.Settings["MongoDBConfiguration.ToolsPath"] = _machine.Temp;

        Assert.Equal(PreflightOutcome.Passed, Finding("DatabaseType").Outcome);
        Assert.All(new[] { "Service", "RunningWorkflows", "StagingPath" }, check => Assert.Equal(PreflightOutcome.NotApplicable, Finding(check).Outcome));
    }

    [Fact]
    public void On_a_node_that_is_not_the_controller_the_advice_names_where_the_database_is()
    {
        File.WriteAllText(_machine.RuntimeSettings, "<SystemSettings><Controller><ControllerEnabled>False</ControllerEnabled></Controller><Worker><UseLocalServer>False</UseLocalServer><ServerName>ctrl:80</ServerName></Worker></SystemSettings>");

        Assert.Contains("on the controller ctrl:80", Finding("DatabaseType").Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_does_not_answer_is_a_failure_and_one_that_is_down_a_warning()
    {
        _machine.Service.State = ServiceState.Stopped;
        Assert.Equal((PreflightOutcome.Warning, "AlteryxService is Stopped; a service found stopped stays stopped."), (Finding("Service").Outcome, Finding("Service").Detail));

        _machine.Service.QueryError = 1060;
        Assert.Equal(("Service", "ServiceNotAvailable"), (Finding("Service").Check, Finding("Service").Failure!.Error.Id));
    }

    [Fact]
    public void A_service_that_would_not_come_back_is_told_before_it_is_stopped()
    {
        _machine.Service.Details = _machine.Service.Details with { StartType = ServiceDetails.Disabled };
        Assert.Equal("ServiceNotStartable", Finding("Service").Failure!.Error.Id);

        _machine.Service.Details = _machine.Service.Details with { StartType = "Manual" };
        _machine.Service.Dependents.Add("Billing");
        Assert.Equal("ServiceStopRefused", Finding("Service").Failure!.Error.Id);
        Assert.Contains("Billing", Finding("Service").Detail, StringComparison.Ordinal);

        _machine.Service.ControlError = 5;
        Assert.Equal("ServiceNotStartable", Finding("Service").Failure!.Error.Id);
    }

    [Fact]
    public void Running_workflows_are_counted_and_the_wait_for_them_is_told()
    {
        _machine.Processes.Processes.Add(new ProcessEntry(7, 999, RunningWorkflows.ProgramName, null, null));

        Assert.Equal((PreflightOutcome.Warning, "1 running; the stop waits for them up to 7200 s."), (Finding("RunningWorkflows").Outcome, Finding("RunningWorkflows").Detail));
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_a_finding_under_the_same_name()
    {
        _machine.Settings["SecurityConfiguration.RecipientCertificates"] = new[] { Path.Combine(_machine.Temp, "none.cer") };

        Assert.Equal("RecipientCertificateUnusable", Finding("RecipientCertificates").Failure!.Error.Id);
    }

    [Fact]
    public void What_staging_and_archive_need_on_one_volume_is_added_up()
    {
        _machine.Durable.Free = 2999;

        var failure = Assert.Single(_machine.Plan(BackupMode.DatabaseOnly).Preflight.Failures());

        Assert.Equal("DiskFull", failure.Error.Id);
        Assert.Contains($" for staging at {_machine.Temp}, ", failure.Happened, StringComparison.Ordinal);
        Assert.Contains($" for the archive at {_machine.Backups})", failure.Happened, StringComparison.Ordinal);
        _machine.Durable.Free = 3000;
        Assert.True(_machine.Plan(BackupMode.DatabaseOnly).Preflight.Passed);
    }

    [Fact]
    public void A_local_place_for_copies_on_the_same_volume_is_added_too()
    {
        _machine.Settings["BackupConfiguration.NetworkBackupPaths"] = new[] { Directory.CreateDirectory(_machine.Backups + "-copies").FullName };
        _machine.Durable.Free = 3999;

        Assert.Equal(PreflightOutcome.Failed, Finding("StagingSpace", BackupMode.DatabaseOnly).Outcome);
        _machine.Durable.Free = 4000;
        Assert.Equal(PreflightOutcome.Passed, Finding("StagingSpace", BackupMode.DatabaseOnly).Outcome);
    }

    [Fact]
    public void A_mode_without_a_database_needs_room_for_its_files_twice()
    {
        var bytes = _machine.Plan(BackupMode.ConfigOnly).ExpectedBytes;
        Assert.True(bytes > 0);

        _machine.Durable.Free = (2 * bytes) - 1;
        Assert.Equal(PreflightOutcome.Failed, Finding("StagingSpace", BackupMode.ConfigOnly).Outcome);
        _machine.Durable.Free = 2 * bytes;
        Assert.True(_machine.Plan(BackupMode.ConfigOnly).Preflight.Passed);
    }

    [Fact]
    public void A_database_whose_size_cannot_be_told_is_a_warning_and_no_room_that_suffices()
    {
        Directory.Delete(Path.GetDirectoryName(_machine.DatabaseFile)!, recursive: true);

        Assert.Equal((PreflightOutcome.Warning, PreflightOutcome.Warning), (Finding("StagingSpace").Outcome, Finding("LocalSpace").Outcome));
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_told()
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(_machine.Backups)!);
        File.WriteAllText(_machine.Backups, "");

        Assert.Equal("PathNotWritable", Finding("LocalBackupPath").Failure!.Error.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".partial")]
    [InlineData(".manifest.json")]
    [InlineData(".sha256")]
    [InlineData(".sha256.partial")]
    public void A_name_that_is_taken_is_found_before_the_service_is_stopped(string end)
    {
        _ = Directory.CreateDirectory(_machine.Backups);
        var taken = _machine.Plan().ArchivePath + end;
        File.WriteAllText(taken, "");

        var result = _machine.Run();

        Assert.Equal("ArchiveExists", Assert.Single(result.Errors).Id);
        Assert.Contains($"'{taken}'", result.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(_machine.Service.Requests);
    }

    [Fact]
    public void A_service_that_is_paused_is_a_failure()
    {
        _machine.Service.State = ServiceState.Paused;

        Assert.Equal("ServicePaused", Finding("Service").Failure!.Error.Id);
    }

    [Fact]
    public void A_check_that_breaks_hides_no_other()
    {
        _machine.Host = _machine.Host with { IsElevated = false };
        var machine = _machine.Machine with { ProcessList = new BrokenProcessList() };
        var plan = _machine.Plan();

        var report = PreflightChecks.Run(new PreflightContext(machine, plan.Configuration.Configuration, plan.Server, BackupMode.Full, default) { ArchivePath = plan.ArchivePath });

        Assert.Equal(Names, report.Findings.Select(finding => finding.Check));
        Assert.Equal(["NotElevated", "Unexpected"], report.Failures().Select(failure => failure.Error.Id));
    }

    private PreflightFinding Finding(string check, BackupMode mode = BackupMode.Full) => _machine.Plan(mode).Preflight.Findings.Single(finding => finding.Check == check);

    private sealed class BrokenProcessList : IProcessList
    {
        public IReadOnlyList<ProcessEntry> Snapshot() => throw new Win32Exception(8, "not enough memory");

        public void End(ProcessEntry process) => throw new NotSupportedException();
    }
}
