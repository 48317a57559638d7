using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting.History;

namespace AlteryxBackup.Tests.Operations.Backup;

public sealed class UnplannedRunTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("no XML at all")]
    public void A_run_whose_server_settings_can_not_be_read_is_found_in_log_and_history(string? settings)
    {
        Break(settings);

        var result = _machine.Run();

        Assert.Equal((ExitCode.Validation, "ServerSettingsUnreadable"), (result.ExitCode, Assert.Single(result.Errors).Id));
        var log = File.ReadAllText(Assert.Single(Directory.GetFiles(_machine.Logs)));
        Assert.Equal(Assert.Single(Directory.GetFiles(_machine.Logs)), result.LogPath);
        Assert.Contains("[ERROR] ServerSettingsUnreadable: ", log, StringComparison.Ordinal);
        Assert.Contains(_machine.RuntimeSettings, log, StringComparison.Ordinal);
        Assert.Contains("exit code 3", log, StringComparison.Ordinal);
        var entry = Assert.Single(History());
        Assert.Equal(("Backup", "Full", "Failed", 3), (entry.Operation, entry.Mode, entry.Status, entry.ExitCode));
        Assert.Equal(["ServerSettingsUnreadable"], entry.ErrorIds);
    }

    [Fact]
    public void A_plan_alone_leaves_no_record_of_its_failure()
    {
        Break(null);

        Assert.Equal(ErrorCatalogue.ServerSettingsUnreadable, Assert.Throws<BackupException>(() => _machine.Plan()).Error);
        Assert.False(Directory.Exists(_machine.Logs));
    }

    [Fact]
    public void Without_a_log_folder_both_failures_are_told_and_the_first_decides()
    {
        Break(null);
        _machine.Settings["BackupConfiguration.LogDirectory"] = Path.Combine(_machine.ServiceExecutable, "Logs");

        var result = _machine.Run(BackupMode.ConfigOnly);

        Assert.Equal((ExitCode.Validation, null), (result.ExitCode, result.LogPath));
        Assert.Equal(["ServerSettingsUnreadable", "PathNotWritable"], result.Errors.Select(error => error.Id));
    }

    [Fact]
    public void A_data_folder_that_was_mistyped_leaves_a_log_and_no_folders_where_no_server_is()
    {
        var nowhere = Path.Combine(Path.GetDirectoryName(_machine.Backups)!, "nowhere");
        var configured = new Dictionary<string, object>(_machine.Settings) { ["ServerConfiguration.AlteryxDataPath"] = Path.Combine(nowhere, "Alteryx") };

        var result = new BackupOperation(_machine.Machine).Run(new BackupRequest { Mode = BackupMode.Full, Parameters = configured }, _machine.Heard, default);

        Assert.True(File.Exists(result.LogPath));
        Assert.False(Directory.Exists(nowhere));
        Assert.Contains(nowhere, Assert.Single(result.Warnings, warning => warning.StartsWith("This run is missing in the history", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private void Break(string? settings)
    {
        File.Delete(_machine.RuntimeSettings);
        if (settings is not null)
        {
            File.WriteAllText(_machine.RuntimeSettings, settings);
        }
    }

    private IReadOnlyList<HistoryEntry> History() =>
        new HistoryFile(Path.Combine(Path.GetDirectoryName(_machine.Backups)!, "history.jsonl"), _machine.Machine.Files, _machine.Durable).ReadNewest(10);
}
