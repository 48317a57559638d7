using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Operations.Preflight;

public sealed class ProtectionCheckTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();
    private readonly string _state;

    public ProtectionCheckTests() => _state = _machine.Plan().Server.StateDirectory;

    private string ConfigurationFile => Path.Combine(Path.GetDirectoryName(_state)!, "config.json");

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void A_configuration_file_that_others_can_change_is_a_finding_with_the_remedy_and_nothing_it_names_is_asked()
    {
        File.WriteAllText(ConfigurationFile, "{}");
        _machine.AlteryxService.Verbs.Clear();

        var result = Check(ConfigurationFile);

        Assert.Equal((ExitCode.Validation, ErrorCatalogue.ConfigurationUnsafe.Id), (result.ExitCode, Assert.Single(result.Errors).Id));
        var finding = result.Findings.Single(finding => finding.Outcome == PreflightOutcome.Failed);
        Assert.Equal("ConfigurationFile", finding.Check);
        Assert.EndsWith("mend " + ConfigurationFile, finding.Action, StringComparison.Ordinal);
        Assert.Equal(["Process", "Elevation", "Account", "ConfigurationFile"], result.Findings.Select(found => found.Check));
        Assert.Empty(_machine.AlteryxService.Verbs);
        Assert.False(Directory.Exists(_state));
    }

    [Fact]
    public void A_plan_on_a_configuration_file_that_others_can_change_says_the_same()
    {
        File.WriteAllText(ConfigurationFile, "{}");
        var machine = _machine.Machine with { Protection = new WeakPlaces(ConfigurationFile) };

        var refused = Assert.Throws<BackupException>(() => new BackupOperation(machine).Plan(new BackupRequest { ConfigPath = ConfigurationFile, Parameters = _machine.Settings }, default));

        Assert.Same(ErrorCatalogue.ConfigurationUnsafe, refused.Error);
        Assert.EndsWith("mend " + ConfigurationFile, refused.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_folder_that_others_can_change_is_a_finding_of_check_and_plan_beside_the_others()
    {
        _ = Directory.CreateDirectory(_state);
        File.Delete(_machine.ServiceExecutable);

        var result = Check(_state);

        Assert.Equal(["AlteryxServiceNotFound", "StateFolderUnsafe"], result.Errors.Select(error => error.Id));
        Assert.Contains("mend " + _state, result.Findings.Single(finding => finding.Check == "StateFolder").Action, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_state));

        var machine = _machine.Machine with { Protection = new WeakPlaces(_state) };
        var plan = new BackupOperation(machine).Plan(new BackupRequest { Parameters = _machine.Settings }, default);
        Assert.Contains(plan.Preflight.Failures(), failure => failure.Error == ErrorCatalogue.StateFolderUnsafe);
    }

    [Fact]
    public void A_state_folder_that_is_not_there_yet_passes_and_stays_so()
    {
        var result = Check();

        Assert.Equal(PreflightOutcome.Passed, result.Findings.Single(finding => finding.Check == "StateFolder").Outcome);
        Assert.False(Directory.Exists(_state));
    }

    private CheckResult Check(params string[] weak) => new CheckOperation(_machine.Machine with { Protection = new WeakPlaces(weak) }).Run(
        new CheckRequest { ConfigPath = File.Exists(ConfigurationFile) ? ConfigurationFile : null, Parameters = _machine.Settings }, CancellationToken.None);
}
