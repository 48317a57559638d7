using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

public sealed partial class UsageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usage test ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("backup", "--nonsense")]
    [InlineData("verify")]
    [InlineData("lab", "create", "somewhere", "--size-mb", "many")]
    [InlineData("nonsense")]
    public void What_cannot_be_understood_is_exit_code_1_with_the_usage(params string[] arguments)
    {
        var result = AlteryxBackupProgram.Run(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("ERROR UsageInvalid: ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", result.Errors, StringComparison.Ordinal);
        Assert.Contains("alteryx-backup " + (arguments[0] == "nonsense" ? "" : arguments[0]), result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UsageInvalid", 1, "backup", "--nonsense", "--json")]
    [InlineData("UsageInvalid", 1, "--json", "nonsense")]
    [InlineData("UsageInvalid", 1, "backup", "--json", "--set", "no equals sign")]
    [InlineData("InvalidMode", 6, "backup", "--mode", "Everything", "--json")]
    [InlineData("ConfigurationNotFound", 3, "backup", "--config", "/nowhere/backup-config.json", "--json")]
    [InlineData("ArchiveNotFound", 3, "verify", "/nowhere/archive.zip", "--json")]
    [InlineData("ArchiveNotFound", 3, "show", "/nowhere/archive.zip", "--json")]
    [InlineData("LabFailed", 1, "lab", "start", "/nowhere/lab", "--json")]
    public void A_failure_is_one_json_document_too(string id, int exitCode, params string[] arguments)
    {
        var result = AlteryxBackupProgram.Run(arguments);

        Assert.Equal(exitCode, result.ExitCode);
        var document = JsonElement.Parse(result.Output);
        Assert.Equal("Failed", document.GetProperty("Status").GetString());
        Assert.Equal(exitCode, document.GetProperty("ExitCode").GetInt32());
        var error = Assert.Single(document.GetProperty("Errors").EnumerateArray());
        Assert.Equal(id, error.GetProperty("Id").GetString());
        Assert.NotEmpty(error.GetProperty("Message").GetString()!);
        Assert.NotEmpty(error.GetProperty("Action").GetString()!);
        Assert.Contains($"ERROR {id}: ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mode_that_does_not_exist_is_exit_code_6_on_the_command_line_and_3_in_the_file()
    {
        var configuration = Path.Combine(_folder, "backup-config.json");
        File.WriteAllText(configuration, """{ "BackupConfiguration": { "DefaultBackupMode": "Everything" } }""");

        var parameter = AlteryxBackupProgram.Run("backup", "--mode", "Everything");
        var file = AlteryxBackupProgram.Run("backup", "--config", configuration);

        Assert.Equal(6, parameter.ExitCode);
        Assert.Contains("'Everything'", parameter.Errors, StringComparison.Ordinal);
        Assert.Contains("Full, DatabaseOnly or ConfigOnly", parameter.Errors, StringComparison.Ordinal);
        Assert.Equal(3, file.ExitCode);
        Assert.Contains("BackupConfiguration.DefaultBackupMode", file.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_was_named_and_is_not_there_is_exit_code_3()
    {
        var result = AlteryxBackupProgram.Run("backup", "--config", Path.Combine(_folder, "missing.json"));

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(Path.Combine(_folder, "missing.json"), result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_is_no_json_is_exit_code_3_with_the_line()
    {
        var configuration = Path.Combine(_folder, "broken.json");
        File.WriteAllText(configuration, "{\n  // a comment is allowed\n  \"BackupConfiguration\": {\n    \"TempDirectory\": oops\n  }\n}\n");

        var result = AlteryxBackupProgram.Run("backup", "--config", configuration);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(configuration, result.Output, StringComparison.Ordinal);
        Assert.Contains("line 4", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_a_configuration_are_told_at_once()
    {
        var configuration = Path.Combine(_folder, "faulty.json");
        File.WriteAllText(configuration, """{ "BackupConfiguration": { "RetentionDays": { "Full": -1 } }, "ServiceConfiguration": { "MaxServiceWaitSeconds": "soon" } }""");

        var result = AlteryxBackupProgram.Run("backup", "--config", configuration);

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("BackupConfiguration.RetentionDays.Full", result.Output, StringComparison.Ordinal);
        Assert.Contains("ServiceConfiguration.MaxServiceWaitSeconds", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_exit_code_3()
    {
        var configuration = Path.Combine(_folder, "backup-config.json");
        File.WriteAllText(configuration, JsonSerializer.Serialize(new
        {
            BackupConfiguration = new { TempDirectory = _folder, LocalBackupPath = _folder, LogDirectory = _folder },
            ServerConfiguration = new { AlteryxDataPath = Path.Combine(_folder, "no server") },
        }));

        var result = AlteryxBackupProgram.Run("backup", "--config", configuration, "--mode", "ConfigOnly");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(Path.Combine(_folder, "no server"), result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_every_command_shows_an_example()
    {
        var commands = new Queue<string>([""]);
        var shown = new List<string>();
        while (commands.TryDequeue(out var command))
        {
            var result = AlteryxBackupProgram.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.Equal((0, ""), (result.ExitCode, result.Errors));
            Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
            Assert.Matches($":  +alteryx-backup {command}", result.Output);
            shown.Add(command);
            foreach (var below in CommandsBelow(result.Output))
            {
                commands.Enqueue($"{command} {below}".TrimStart());
            }
        }

        Assert.Superset(new HashSet<string>(["", "backup", "verify", "list", "show", "rehearse", "lab", "lab create", "lab start", "lab stop", "lab status"]), shown.ToHashSet());
    }

    [Fact]
    public void Help_keeps_away_from_a_standard_output_that_is_promised_to_json()
    {
        var result = AlteryxBackupProgram.Run("backup", "--help", "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("Usage:", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulated_server_is_made_started_and_stopped_by_commands()
    {
        var lab = Path.Combine(_folder, "lab");

        var made = AlteryxBackupProgram.Run("lab", "create", lab, "--size-mb", "0", "--json");
        var started = AlteryxBackupProgram.Run("lab", "start", lab, "--json");
        var stopped = AlteryxBackupProgram.Run("lab", "stop", lab, "--json");
        var again = AlteryxBackupProgram.Run("lab", "create", lab);

        Assert.Equal((0, 0, 0), (made.ExitCode, started.ExitCode, stopped.ExitCode));
        Assert.True(File.Exists(JsonElement.Parse(made.Output).GetProperty("ConfigurationPath").GetString()));
        var status = JsonElement.Parse(started.Output);
        Assert.Equal("Running", status.GetProperty("ServiceState").GetString());
        Assert.True(status.GetProperty("ProcessId").GetInt32() > 0);
        Assert.Equal(0, status.GetProperty("Workflows").GetArrayLength());
        Assert.Equal("Stopped", JsonElement.Parse(stopped.Output).GetProperty("ServiceState").GetString());
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is not empty", again.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string> CommandsBelow(string help) => help.Split('\n')
        .SkipWhile(line => !line.StartsWith("Commands:", StringComparison.Ordinal))
        .Select(line => FirstWord().Match(line))
        .Where(match => match.Success)
        .Select(match => match.Groups[1].Value);

    [GeneratedRegex("^  ([a-z]+)")]
    private static partial Regex FirstWord();
}
