using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using AlteryxBackup.Operations.Runbook;

namespace AlteryxBackup.Tests.Operations.Runbook;

public sealed class NodeFilesPartTests : IDisposable
{
    private readonly SimulatedRunbook _runbook = new();
    private readonly string _filesOfWorker = Directory.CreateTempSubdirectory("alteryx-backup-node-").FullName;

    public NodeFilesPartTests()
    {
        File.WriteAllText(Path.Combine(_filesOfWorker, "RuntimeSettings.xml"), "<SystemSettings/>");
        _runbook.Machine.Settings["ServerConfiguration.Nodes"] = new object[]
        {
            new { Name = "worker-1", FilesPath = _filesOfWorker },
            new { Name = "ui-1", FilesPath = Path.Combine(_filesOfWorker, "is-not-there") },
        };
    }

    public void Dispose()
    {
        _runbook.Dispose();
        Directory.Delete(_filesOfWorker, recursive: true);
    }

    [Fact]
    public void The_files_of_each_node_that_can_be_reached_are_in_the_set_and_in_its_archive_as_in_a_ConfigOnly_backup()
    {
        var part = _runbook.Files();

        Assert.Equal("<SystemSettings/>", File.ReadAllText(_runbook.InSet("Nodes", "worker-1", "Config", "RuntimeSettings.xml")));
        Assert.Equal(2, part.FileCount);
        Assert.Contains(part.Warnings, warning => warning.StartsWith("The files of node ui-1 are not in this backup", StringComparison.Ordinal));

        _ = _runbook.Settings();
        _ = _runbook.Manifest();
        using var archive = ZipFile.OpenRead(_runbook.Compress().Path);
        Assert.Contains("Nodes/worker-1/Config/RuntimeSettings.xml", archive.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void A_part_that_is_made_again_has_no_file_of_a_node_that_is_one_no_more()
    {
        _ = _runbook.Files();
        _ = _runbook.Machine.Settings.Remove("ServerConfiguration.Nodes");

        Assert.Equal(1, _runbook.Files().FileCount);
        Assert.False(Directory.Exists(_runbook.InSet("Nodes")));
    }

    [Fact]
    public void The_plan_names_the_nodes() => Assert.Contains(
        "and those of worker-1, ui-1 if they can be reached,", new CriticalFilesOperation(_runbook.Machine.Machine).Plan(_runbook.Request, default), StringComparison.Ordinal);
}
