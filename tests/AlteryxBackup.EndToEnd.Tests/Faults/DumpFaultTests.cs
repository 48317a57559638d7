using System;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Faults;

public sealed class DumpFaultTests : IClassFixture<RunningLab>
{
    private readonly LabServer _lab;

    public DumpFaultTests(RunningLab running) => _lab = running.Server;

    [Theory]
    [InlineData(DumpFault.FailsWithTextExitZero, "DumpFailed", "EMongoDump failed")]
    [InlineData(DumpFault.FailsWithExitOne, "DumpFailed", "exit code 1")]
    [InlineData(DumpFault.LeavesCollectionOut, "DumpNotProved", "the collection AlteryxService.AS_Queue is missing")]
    [InlineData(DumpFault.CutsFileInsideDocument, "DumpNotProved", "AlteryxService/AS_Queue.bson")]
    [InlineData(DumpFault.CutsFileBetweenDocuments, "DumpNotProved", "AlteryxService/AS_Queue.bson")]
    [InlineData(DumpFault.Hangs, "DumpTimeout", "after 2 seconds")]
    [InlineData(DumpFault.LeavesGalleryOut, "DumpNotProved", "the database AlteryxGallery is missing")]
    [InlineData(DumpFault.NoOutputNoFiles, "DumpNotProved", "the database AlteryxService is missing")]
    public void A_dump_that_is_not_whole_ends_with_exit_code_5_and_leaves_nothing_but_the_reason(DumpFault fault, string id, string evidence)
    {
        _lab.Switches = _lab.Switches with { DumpFault = fault };

        var run = BackupRun.Of(_lab, "Full", fault == DumpFault.Hangs ? ["ServiceConfiguration.MaxDumpSeconds=2"] : []);

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("Failed", run.Status);
        var error = Assert.Single(run.Errors);
        Assert.Equal(id, error.Id);
        Assert.Contains(evidence, error.Message, StringComparison.Ordinal);
        Assert.Contains("older backups were not touched", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Action);
        Assert.Equal(ServiceState.Running, _lab.Status().ServiceState);
        Assert.Empty(Leftovers.In(_lab));
        Assert.Null(run.Document.GetProperty("ArchivePath").GetString());
        Assert.Contains($"[ERROR] {id}: {error.Message} What to do: {error.Action}", run.Log, StringComparison.Ordinal);
        Assert.Matches("\\[ERROR\\] Full backup Failed .*exit code 5\\.\n$", run.Log);
    }

    [Fact]
    public void Every_fault_of_the_lab_is_tried() =>
        Assert.Equal(
            Enum.GetValues<DumpFault>().Length - 1,
            typeof(DumpFaultTests).GetMethod(nameof(A_dump_that_is_not_whole_ends_with_exit_code_5_and_leaves_nothing_but_the_reason))!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Length);

    [Fact]
    public void The_service_is_up_again_before_a_bad_dump_is_found_out()
    {
        _lab.Switches = _lab.Switches with { DumpFault = DumpFault.CutsFileInsideDocument };

        var run = BackupRun.Of(_lab, "DatabaseOnly");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(["Initialize", "StopService", "DumpDatabase", "StartService", "ProveDump", "Cleanup"], run.Steps);
        Assert.Equal("Succeeded", run.Outcome("StartService"));
        Assert.Equal("Failed", run.Outcome("ProveDump"));
    }

    [Fact]
    public void People_read_the_same_reason_without_json()
    {
        _lab.Switches = _lab.Switches with { DumpFault = DumpFault.LeavesCollectionOut };

        var result = Programs.AlteryxBackupProgram.Run("backup", "--config", _lab.ConfigurationPath);

        Assert.Equal(5, result.ExitCode);
        Assert.Contains("FAILED  exit code 5", result.Output, StringComparison.Ordinal);
        Assert.Contains("ERROR DumpNotProved: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("AlteryxService.AS_Queue", result.Output, StringComparison.Ordinal);
        Assert.Contains("What to do: ", result.Output, StringComparison.Ordinal);
    }
}
