using System;
using System.Diagnostics;
using System.IO;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Preflight.Checks;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Faults;
using AlteryxBackup.Tests.Platform.Unix;

namespace AlteryxBackup.Tests.Operations.Preflight;

public sealed class FolderCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alteryx-backup-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_that_is_there_can_be_written() =>
        Assert.Equal($"{_folder} can be written.", Passed(FolderCheck.OfLogs.Run(Context(_folder))).Detail);

    [Fact]
    public void A_folder_still_to_be_made_is_judged_by_the_one_above_and_not_made()
    {
        var missing = Path.Combine(_folder, "not", "yet");

        var finding = Passed(FolderCheck.OfStaging.Run(Context(missing)));

        Assert.Contains($"doesn't exist yet, and {_folder}, in which it would be made, can be written", finding.Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_in_the_way_is_named()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var finding = FolderCheck.OfArchives.Run(Context(Path.Combine(file, "Backups")));

        Assert.Equal(ErrorCatalogue.PathNotWritable, finding.Failure!.Error);
        Assert.Contains($"{file} is a file", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("BackupConfiguration.LocalBackupPath", finding.Action, StringComparison.Ordinal);
    }

    [RootFact]
    public void A_read_only_file_system_is_found_out_even_by_root()
    {
        Run("mount", "-t", "tmpfs", "-o", "ro,size=64k", "none", _folder);
        try
        {
            var finding = FolderCheck.OfArchives.Run(Context(Path.Combine(_folder, "Backups")));

            Assert.Equal(ErrorCatalogue.PathNotWritable, finding.Failure!.Error);
            Assert.Equal(ExitCode.Storage, finding.Failure.Error.ExitCode);
            Assert.Contains("Read-only file system", finding.Detail, StringComparison.Ordinal);
        }
        finally
        {
            Run("umount", _folder);
        }
    }

    [RootFact]
    public void A_place_for_copies_on_a_read_only_file_system_is_a_warning()
    {
        Run("mount", "-t", "tmpfs", "-o", "ro,size=64k", "none", _folder);
        try
        {
            var finding = new DestinationsCheck().Run(TestMachine.Context(new BackupSection { NetworkBackupPaths = [_folder] }));

            Assert.Equal((PreflightOutcome.Warning, ErrorCatalogue.PathNotWritable.Action), (finding.Outcome, finding.Action));
            Assert.Equal($"The destination '{_folder}' can't be written: Read-only file system.", finding.Detail);
        }
        finally
        {
            Run("umount", _folder);
        }
    }

    [Fact]
    public void Too_little_space_is_a_failure_of_storage_and_says_how_much_is_needed()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        File.WriteAllBytes(Path.Combine(data, "collection.wt"), new byte[1000]);
        var machine = TestMachine.Create();
        machine = machine with { DurableFiles = new FaultyDurableFiles(machine.DurableFiles) { Free = 1999 } };
        var context = TestMachine.Context(Everywhere(_folder), machine, new() { EmbeddedDataDirectory = data });

        var staging = new StagingSpaceCheck().Run(context);

        Assert.Equal(ErrorCatalogue.DiskFull, staging.Failure!.Error);
        Assert.Contains("BackupConfiguration.TempDirectory", staging.Failure.Action, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Storage, staging.Failure.Error.ExitCode);
        Assert.Equal(PreflightOutcome.Passed, new LocalSpaceCheck().Run(context).Outcome);
    }

    [Fact]
    public void A_database_whose_size_can_not_be_told_is_no_database_of_zero_bytes()
    {
        var context = TestMachine.Context(Everywhere(_folder), server: new() { EmbeddedDataDirectory = Path.Combine(_folder, "gone") });

        Assert.Equal(PreflightOutcome.Warning, new StagingSpaceCheck().Run(context).Outcome);
    }

    [Fact]
    public void Copies_that_can_not_get_to_their_place_are_a_warning()
    {
        var missing = Path.Combine(_folder, "no-such-share");

        var finding = new DestinationsCheck().Run(TestMachine.Context(new BackupSection { NetworkBackupPaths = [_folder, missing] }));

        Assert.Equal(PreflightOutcome.Warning, finding.Outcome);
        Assert.Contains(missing, finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{_folder}'", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(ErrorCatalogue.DestinationUnreachable.Action, finding.Action);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public void Places_that_are_there_are_reached() =>
        Assert.Contains(_folder, Passed(new DestinationsCheck().Run(TestMachine.Context(new BackupSection { NetworkBackupPaths = [_folder] }))).Detail, StringComparison.Ordinal);

    private static PreflightFinding Passed(PreflightFinding finding)
    {
        Assert.Equal(PreflightOutcome.Passed, finding.Outcome);
        Assert.Null(finding.Action);
        return finding;
    }

    private static PreflightContext Context(string folder) => TestMachine.Context(Everywhere(folder));

    private static BackupSection Everywhere(string folder) => new() { TempDirectory = folder, LocalBackupPath = folder, LogDirectory = folder };

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
