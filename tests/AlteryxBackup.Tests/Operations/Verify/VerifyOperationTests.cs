using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Verify;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting.History;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Operations.Verify;

public sealed class VerifyOperationTests
{
    [Fact]
    public void A_verification_is_a_line_of_the_history_of_the_server_whose_configuration_is_named()
    {
        using var machine = new SimulatedMachine();
        var archive = machine.Run(BackupMode.ConfigOnly).ArchivePath!;
        var before = History(machine).Count;

        Assert.True(Verify(machine, new VerifyRequest(archive, VerificationLevel.Deep) { Subset = "1/1", ConfigPath = ConfigurationOf(machine) }).Valid);
        var line = History(machine)[0];
        Assert.Equal(("Verify", "Success", 0, archive, "Deep", "1/1"), (line.Operation, line.Status, line.ExitCode, line.ArchivePath, line.Level, line.Subset));
        Assert.Equal(before + 1, History(machine).Count);

        File.WriteAllBytes(archive, File.ReadAllBytes(archive)[..^1]);
        Assert.False(Verify(machine, new VerifyRequest(archive) { ConfigPath = ConfigurationOf(machine) }).Valid);
        line = History(machine)[0];
        Assert.Equal(("Failed", 3, "Standard", null), (line.Status, line.ExitCode, line.Level, line.Subset));
        Assert.Equal(["ArchiveInvalid"], line.ErrorIds);
    }

    [Fact]
    public void Where_no_backup_has_run_a_verification_leaves_nothing_behind()
    {
        using var machine = new SimulatedMachine();
        var archive = machine.Run(BackupMode.ConfigOnly).ArchivePath!;
        using var other = new SimulatedMachine();
        Assert.True(Verify(other, new VerifyRequest(archive) { ConfigPath = ConfigurationOf(other) }).Valid);
        Assert.False(Directory.Exists(other.State.Path));
    }

    [Fact]
    public void A_configuration_that_was_named_has_to_be_there()
    {
        using var machine = new SimulatedMachine();
        var archive = machine.Run(BackupMode.ConfigOnly).ArchivePath!;
        var failure = Assert.Throws<BackupException>(() => Verify(machine, new VerifyRequest(archive) { ConfigPath = archive + ".json" }));
        Assert.Equal(ErrorCatalogue.ConfigurationNotFound, failure.Error);
    }

    private static VerificationResult Verify(SimulatedMachine machine, VerifyRequest request) => new VerifyOperation(machine.Machine).Run(request, machine.Heard, CancellationToken.None);

    private static List<HistoryEntry> History(SimulatedMachine machine) => [.. new HistoryFile(machine.State.History, machine.Files, machine.Durable).ReadNewest(100)];

    private static string ConfigurationOf(SimulatedMachine machine)
    {
        var path = Path.Combine(Path.GetDirectoryName(machine.RuntimeSettings)!, "backup-config.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new { ServerConfiguration = new { AlteryxDataPath = Path.GetDirectoryName(machine.RuntimeSettings) } }));
        return path;
    }
}
