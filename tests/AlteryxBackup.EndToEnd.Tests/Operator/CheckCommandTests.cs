using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryLab _lab = new();

    public CheckCommandTests() => _lab.Server.Start();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    [InlineData("ConfigOnly")]
    public void A_server_that_can_be_backed_up_passes_and_nothing_is_changed(string mode)
    {
        var result = Check(0, "--mode", mode);

        Assert.True(result.GetProperty("Passed").GetBoolean());
        Assert.Equal(mode, result.GetProperty("BackupMode").GetString());
        Assert.Contains("LocalBackupPath", result.GetProperty("Findings").EnumerateArray().Select(finding => finding.GetProperty("Check").GetString()));
    }

    [Fact]
    public void Several_failures_are_reported_together_each_with_what_to_do_and_the_first_decides_the_exit_code()
    {
        var file = Path.Combine(_lab.Server.Directory, "lab.json");

        var result = Check(3, "--set", "ServerConfiguration.AlteryxServicePath=/nowhere/AlteryxService", "--set", $"BackupConfiguration.LocalBackupPath={file}/Backups");

        Assert.Equal(["AlteryxServiceNotFound", "PathNotWritable"], Errors(result));
        Assert.All(
            result.GetProperty("Findings").EnumerateArray().Where(finding => finding.GetProperty("Outcome").GetString() is "Failed" or "Warning"),
            finding => Assert.NotEmpty(finding.GetProperty("Action").GetString()!));
    }

    [Fact]
    public void A_folder_that_can_not_be_written_is_exit_code_4() =>
        Assert.Equal(["PathNotWritable"], Errors(Check(4, "--set", $"BackupConfiguration.LogDirectory={_lab.Server.ConfigurationPath}/Logs")));

    [Fact]
    public void A_service_that_can_not_be_asked_is_exit_code_2() =>
        Assert.Equal(["ServiceNotAvailable"], Errors(Check(2, "--set", "ServiceConfiguration.StatusCommand=/nowhere/ServiceControl")));

    [Fact]
    public void A_destination_that_can_not_be_reached_is_a_warning()
    {
        var result = Check(0, "--set", $"BackupConfiguration.NetworkBackupPaths={_lab.PathTo("no-share")}");

        var finding = result.GetProperty("Findings").EnumerateArray().Single(found => found.GetProperty("Check").GetString() == "Destinations");
        Assert.Equal("Warning", finding.GetProperty("Outcome").GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("this is no XML")]
    [InlineData("<Other/>")]
    public void Settings_that_can_not_be_read_are_exit_code_3_and_the_places_are_checked_all_the_same(string? content)
    {
        var settings = Path.Combine(_lab.Server.Directory, "ProgramData", "Alteryx", "RuntimeSettings.xml");
        if (content is null)
        {
            File.Delete(settings);
        }
        else
        {
            File.WriteAllText(settings, content);
        }

        var result = Check(3, "--set", $"BackupConfiguration.LogDirectory={_lab.Server.ConfigurationPath}/Logs");

        Assert.Equal(["ServerSettingsUnreadable", "PathNotWritable"], Errors(result));
    }

    [Fact]
    public void Only_a_recent_good_backup_satisfies_max_age()
    {
        Assert.Equal(["BackupTooOld"], Errors(Check(3, "--max-age", "26")));

        Assert.Equal(0, BuiltProgram.Run("backup", "--config", _lab.Server.ConfigurationPath, "--mode", "ConfigOnly").ExitCode);
        _ = Check(0, "--max-age", "26", "--mode", "ConfigOnly");
        Assert.Equal(["BackupTooOld"], Errors(Check(3, "--max-age", "26", "--mode", "Full")));

        // The configured mode is missed also when another one has young backups.
        Assert.Equal(["BackupTooOld"], Errors(Check(3, "--max-age", "26")));

        var summary = Directory.GetFiles(Path.Combine(_lab.Server.Directory, "Backups"), "*.manifest.json").Single();
        var aged = JsonNode.Parse(File.ReadAllText(summary))!;
        aged["BackupTimestamp"] = DateTime.UtcNow.AddHours(-27).ToString("O");
        File.WriteAllText(summary, aged.ToJsonString());
        Assert.Equal(["BackupTooOld"], Errors(Check(3, "--max-age", "26", "--mode", "ConfigOnly")));
        _ = Check(0, "--max-age", "27.5", "--mode", "ConfigOnly");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("tomorrow")]
    [InlineData("1e9")]
    public void An_age_that_is_none_is_a_fault_of_the_command_line(string age) =>
        Assert.Equal(["UsageInvalid"], Errors(Check(1, $"--max-age={age}")));

    [Fact]
    public void A_mode_that_does_not_exist_is_exit_code_6() => Assert.Equal(["InvalidMode"], Errors(Check(6, "--mode", "Everything")));

    [Fact]
    public void People_read_the_same()
    {
        var result = BuiltProgram.Run("check", "--config", _lab.Server.ConfigurationPath, "--set", $"BackupConfiguration.LogDirectory={_lab.Server.ConfigurationPath}/Logs");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("FAIL  LogDirectory", result.Output, StringComparison.Ordinal);
        Assert.Contains("PathNotWritable: Correct BackupConfiguration.LogDirectory", result.Output, StringComparison.Ordinal);
        Assert.Contains("NOT READY  1 failure(s)", result.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Errors(JsonElement result) => result.GetProperty("Errors").EnumerateArray().Select(error => error.GetProperty("Id").GetString());

    private JsonElement Check(int exitCode, params string[] arguments)
    {
        var before = FolderSnapshot.Of(_lab.Server.Directory);
        var result = BuiltProgram.Run(["check", "--config", _lab.Server.ConfigurationPath, "--json", .. arguments]);
        Assert.Equal(before, FolderSnapshot.Of(_lab.Server.Directory));
        Assert.Equal(exitCode, result.ExitCode);
        return BuiltProgram.Document(result);
    }
}
