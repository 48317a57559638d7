using System;
using System.Globalization;
using System.IO;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Faults;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

public sealed class SecondRunTests : IClassFixture<RunningLab>
{
    private readonly RunningLab _running;

    public SecondRunTests(RunningLab running) => _running = running;

    [Fact]
    public void A_second_run_names_the_first_and_leaves_it_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var lab = _running.Server;
        var begun = Path.Combine(lab.Directory, "begun");
        var gate = Path.Combine(lab.Directory, "gate");
        var configuration = StopScript.Configure(lab, $"touch '{begun}'\nuntil [ -e '{gate}' ]; do sleep 0.05; done");
        using var first = new RunningProgram(AlteryxBackupProgram.FullPath, "backup", "--config", configuration, "--json");
        Waiting.Until(() => first.HasExited || File.Exists(begun), "the first run is about to stop the service");
        var before = FolderSnapshot.Of(lab.Directory);
        var service = lab.Status().ProcessId;

        var second = BackupRun.Of(lab, "ConfigOnly");
        var prune = AlteryxBackupProgram.Run("prune", "--config", lab.ConfigurationPath);

        var after = FolderSnapshot.Of(lab.Directory);
        Assert.Equal(before, after);
        Assert.NotNull(service);
        Assert.Equal(service, lab.Status().ProcessId);
        Assert.Equal((1, "Failed"), (second.ExitCode, second.Status));
        var error = Assert.Single(second.Errors);
        Assert.Equal("AlreadyRunning", error.Id);
        Assert.Contains("Backup", error.Message, StringComparison.Ordinal);
        Assert.Contains("Full", error.Message, StringComparison.Ordinal);
        Assert.Contains(first.Id.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Contains("Wait until it has ended", error.Action, StringComparison.Ordinal);
        Assert.Equal(1, prune.ExitCode);
        Assert.Contains("ERROR AlreadyRunning: ", prune.Errors, StringComparison.Ordinal);

        File.WriteAllText(gate, "");
        Assert.Equal(0, first.Finish().ExitCode);
    }
}
