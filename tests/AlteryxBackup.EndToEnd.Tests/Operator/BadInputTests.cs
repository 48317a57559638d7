using System;
using System.IO;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>What people get wrong: told exactly, and nothing is touched.</summary>
public sealed class BadInputTests : IClassFixture<NightlyServer>
{
    private readonly NightlyServer _server;

    public BadInputTests(NightlyServer server) => _server = server;

    [Fact]
    public void A_configuration_file_that_is_not_there()
    {
        var missing = _server.PathTo("no-such-config.json");

        Expect(_server.Refused("--config", missing), 3, "ConfigurationNotFound", [missing], "Correct the path");
    }

    [Theory]
    [InlineData("{ \"BackupConfiguration\": \n}", "line 2, column 1")]
    [InlineData("{ \"BackupConfiguration\": { \"LogRetentionDays\": 7 ", "line 1, column ")]
    [InlineData("", "line 1, column 1")]
    [InlineData("not JSON at all", "line 1, column 1")]
    public void A_configuration_file_that_is_not_JSON_is_told_with_line_and_column(string text, string where)
    {
        var broken = _server.ConfigurationOf(text);

        Expect(_server.Refused("--config", broken), 3, "ConfigurationInvalid", [broken, where], "config test");
    }

    [Fact]
    public void A_configuration_file_that_is_a_folder_or_not_text()
    {
        var folder = _server.PathTo("Backups");
        var binary = _server.PathTo("backup-config-binary.json");
        File.WriteAllBytes(binary, [0x7b, 0xff, 0xfe, 0x7d]);

        Expect(_server.Refused("--config", folder), 3, "ConfigurationNotFound", [folder, "is a folder"], "Correct the path");
        Expect(_server.Refused("--config", binary), 3, "ConfigurationInvalid", [binary, "UTF-8"], "UTF-8");
    }

    [Fact]
    public void A_wrong_type() => Expect(
        _server.Refused("--config", _server.ConfigurationWith(configuration => configuration["ServiceConfiguration"]!["MaxServiceWaitSeconds"] = "long")),
        3,
        "ConfigurationInvalid",
        ["ServiceConfiguration.MaxServiceWaitSeconds", "whole number"],
        "Correct the settings named");

    [Fact]
    public void A_relative_path() => Expect(
        _server.Refused("--config", _server.ConfigurationWith(configuration => configuration["BackupConfiguration"]!["LocalBackupPath"] = "Backups")),
        3,
        "ConfigurationInvalid",
        ["BackupConfiguration.LocalBackupPath", "'Backups'", "absolute"],
        "Correct the settings named");

    [Fact]
    public void Several_faults_are_told_at_once()
    {
        var faulty = _server.ConfigurationWith(configuration =>
        {
            configuration["BackupConfiguration"]!["LogDirectory"] = 5;
            configuration["BackupConfiguration"]!["TempDirectory"] = "Temp";
            configuration["BackupConfiguration"]!["DefaultBackupMode"] = "Everything";
            configuration["ServiceConfiguration"]!["MaxWorkflowWaitSeconds"] = -1;
        });

        Expect(
            _server.Refused("--config", faulty),
            3,
            "ConfigurationInvalid",
            ["4 faults", "BackupConfiguration.LogDirectory", "BackupConfiguration.TempDirectory", "BackupConfiguration.DefaultBackupMode", "ServiceConfiguration.MaxWorkflowWaitSeconds"],
            "Correct the settings named");
    }

    [Fact]
    public void A_mode_that_does_not_exist_is_exit_code_6_by_parameter_and_3_in_the_file()
    {
        var faulty = _server.ConfigurationWith(configuration => configuration["BackupConfiguration"]!["DefaultBackupMode"] = "Everything");

        Expect(_server.Refused("--config", _server.Lab.ConfigurationPath, "--mode", "Everything"), 6, "InvalidMode", ["'Everything'"], "Full, DatabaseOnly or ConfigOnly");
        Expect(_server.Refused("--config", faulty), 3, "ConfigurationInvalid", [faulty, "BackupConfiguration.DefaultBackupMode", "Full, DatabaseOnly, ConfigOnly"], "Correct the settings named");
    }

    [Theory]
    [InlineData("none", null, "does not exist")]
    [InlineData("text", "this is no XML", "line 1, column 1")]
    [InlineData("cut", "<SystemSettings><Environment>", "line 1, column ")]
    public void A_RuntimeSettings_xml_that_is_missing_or_is_not_XML(string name, string? settings, string says)
    {
        var data = _server.DataFolder($"settings {name}", settings);

        Expect(
            _server.EndedByItsChecksOf(data, "--config", _server.Lab.ConfigurationPath),
            3,
            "ServerSettingsUnreadable",
            [Path.Combine(data, "RuntimeSettings.xml"), says],
            "ServerConfiguration.AlteryxDataPath");
    }

    [Fact]
    public void An_AlteryxService_that_is_not_there()
    {
        var missing = _server.PathTo("Program Files", "no-such-service");

        Expect(
            _server.EndedByItsChecks("--config", _server.Lab.ConfigurationPath, "--set", $"ServerConfiguration.AlteryxServicePath={missing}"),
            3,
            "AlteryxServiceNotFound",
            [missing],
            "ServerConfiguration.AlteryxServicePath");
    }

    [Theory]
    [InlineData("TempDirectory")]
    [InlineData("LocalBackupPath")]
    public void A_file_in_the_place_of_a_folder(string key)
    {
        var file = _server.PathTo("lab.json");

        Expect(
            _server.EndedByItsChecks("--config", _server.Lab.ConfigurationPath, "--set", $"BackupConfiguration.{key}={file}"),
            4,
            "PathNotWritable",
            [file, "is a file"],
            $"BackupConfiguration.{key}");
    }

    [SmallDiskTheory]
    [InlineData("TempDirectory")]
    [InlineData("LocalBackupPath")]
    public void A_folder_on_a_read_only_disk(string key)
    {
        using var disk = new SmallDisk(1024);
        disk.MakeReadOnly();

        Expect(
            _server.EndedByItsChecks("--config", _server.Lab.ConfigurationPath, "--mode", "ConfigOnly", "--set", $"BackupConfiguration.{key}={disk.Folder}"),
            4,
            "PathNotWritable",
            [disk.Folder],
            $"BackupConfiguration.{key}");
    }

    [Fact]
    public void A_log_folder_that_can_not_be_made_ends_the_run_before_it_begins()
    {
        var file = _server.PathTo("lab.json");

        Expect(_server.EndedByItsChecks("--config", _server.Lab.ConfigurationPath, "--set", $"BackupConfiguration.LogDirectory={file}"), 4, "PathNotWritable", [file], "Check that the path exists");
    }

    [Fact]
    public void A_state_folder_that_anyone_can_write()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var data = _server.DataFolder("open state", File.ReadAllText(_server.PathTo("ProgramData", "Alteryx", "RuntimeSettings.xml")));
        var state = Directory.CreateDirectory(_server.PathTo("open state", "AlteryxBackup"));
        state.UnixFileMode |= UnixFileMode.OtherWrite;

        Expect(
            _server.Refused("--config", _server.Lab.ConfigurationPath, "--mode", "ConfigOnly", "--set", $"ServerConfiguration.AlteryxDataPath={data}"),
            3,
            "StateFolderUnsafe",
            [state.FullName, "can be written by everybody"],
            $"chmod go-w '{state.FullName}'");
    }

    [Fact]
    public void A_configuration_that_anyone_can_write()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var open = _server.ConfigurationWith(_ => { });
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.OtherWrite);

        Expect(_server.Refused("--config", open), 3, "ConfigurationUnsafe", [open, "can be written by everybody"], $"chmod go-w '{open}'");
    }

    private static void Expect(BackupRun run, int exitCode, string id, string[] says, string action)
    {
        var error = Assert.Single(run.Errors);
        Assert.Equal((exitCode, id), (run.ExitCode, error.Id));
        Assert.All(says, text => Assert.Contains(text, error.Message, StringComparison.Ordinal));
        Assert.Contains(action, error.Action, StringComparison.Ordinal);
        Assert.Contains($"ERROR {id}: ", run.Program.Errors, StringComparison.Ordinal);
    }
}
