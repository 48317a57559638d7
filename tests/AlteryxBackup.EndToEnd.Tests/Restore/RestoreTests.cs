using System;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Restore;

public sealed class RestoreTests(BackedUpServer server) : IClassFixture<BackedUpServer>
{
    [Fact]
    public void A_full_backup_brings_everything_back_and_the_service_runs()
    {
        server.MakeDifferent();
        Assert.NotEqual(server.Content, ServerContent.Of(server.Server));

        var run = RestoreRun.Of(server.Server, server.Archive);

        Assert.Equal((0, "Restored"), (run.ExitCode, run.State));
        Assert.Equal(server.Content, ServerContent.Of(server.Server));
        Assert.Equal(ServiceState.Running, server.Server.Status().ServiceState);
        Assert.Equal(["VerifyArchive", "Unpack", "StopService", "RestoreFiles", "RestoreControllerSettings", "RestoreDatabase", "CountDatabase", "StartService", "Cleanup"], run.Steps);
        Assert.Equal(server.Server.Databases().Sum(collection => collection.Documents), run.Number("DocumentCount"));
        Assert.Empty(ServerContent.Leftovers(server.Server));
    }

    [Fact]
    public void What_was_replaced_stays_when_that_is_asked_for()
    {
        server.MakeDifferent();
        var before = ServerContent.Databases(server.Server);

        var run = RestoreRun.Of(server.Server, server.Archive, "--keep-previous");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("<changed/>", File.ReadAllText(Path.Combine(run.PreviousPaths.Single(path => path.Contains("AlteryxBackup_restore_", StringComparison.Ordinal)), "Engine", "SystemAlias.xml")));
        var data = run.PreviousPaths.Single(path => path.Contains("_before_restore_", StringComparison.Ordinal));
        server.Server.Stop();
        Directory.Delete(server.Server.DataFolderPath, recursive: true);
        Directory.Move(data, server.Server.DataFolderPath);
        Assert.Equal(before, ServerContent.Databases(server.Server));
        server.Server.Start();
        foreach (var path in run.PreviousPaths.Where(Directory.Exists))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    [Theory]
    [InlineData(RestoreFault.FailsInLogAlone, "RestoreFailed")]
    [InlineData(RestoreFault.LosesDocuments, "RestoreNotProved")]
    public void A_restore_that_fails_or_only_looks_good_leaves_the_old_state_whole(RestoreFault fault, string error)
    {
        server.MakeDifferent();
        var before = ServerContent.Of(server.Server);
        server.Server.Switches = server.Server.Switches with { RestoreFault = fault };

        var run = RestoreRun.Of(server.Server, server.Archive);

        Assert.Equal((5, "Previous", error), (run.ExitCode, run.State, run.ErrorIds[0]));
        Assert.Equal(before, ServerContent.Of(server.Server));
        Assert.Equal(ServiceState.Running, server.Server.Status().ServiceState);
        Assert.Empty(ServerContent.Leftovers(server.Server));
    }

    [Fact]
    public void A_damaged_archive_is_refused_before_anything_is_touched()
    {
        var damaged = server.PathTo("damaged.zip");
        var bytes = File.ReadAllBytes(server.Archive);
        bytes[bytes.Length / 2] ^= 0xff;
        File.WriteAllBytes(damaged, bytes);
        var before = server.Server.Status();

        var run = RestoreRun.Of(server.Server, damaged);

        Assert.Equal((3, "Previous", "ArchiveInvalid"), (run.ExitCode, run.State, run.ErrorIds[0]));
        Assert.Equal(before.ProcessId, server.Server.Status().ProcessId);
    }

    [Fact]
    public void The_plan_changes_nothing_and_names_what_would_be_done()
    {
        server.MakeDifferent();
        var before = FolderSnapshot.Of(server.Server.Directory);

        var plan = AlteryxBackupProgram.Run("restore", server.Archive, "--config", server.Server.ConfigurationPath, "--what-if");

        Assert.Equal(0, plan.ExitCode);
        Assert.Contains("Overwrite " + server.Data("Engine", "SystemAlias.xml"), plan.Output, StringComparison.Ordinal);
        Assert.Contains("The database is replaced whole", plan.Output, StringComparison.Ordinal);
        Assert.Equal(before, FolderSnapshot.Of(server.Server.Directory));
    }

    [Fact]
    public void A_single_file_comes_back_and_nothing_else_is_touched()
    {
        server.MakeDifferent();
        var before = ServerContent.Of(server.Server);

        var run = RestoreRun.Of(server.Server, server.Archive, "--file", "SystemAlias.xml");

        Assert.Equal((0, 1L), (run.ExitCode, run.Number("FilesWritten")));
        var changed = Assert.Single(ServerContent.Of(server.Server).Except(before));
        Assert.StartsWith("SystemAlias.xml ", changed, StringComparison.Ordinal);
        Assert.Contains(changed, server.Content);
    }

    [Fact]
    public void Without_a_name_the_newest_good_archive_of_the_mode_is_taken_as_of_the_time()
    {
        Assert.Equal(server.Archive, RestoreRun.Of(server.Server, null, "--file", "SystemAlias.xml").ArchivePath);
        Assert.Equal("NoBackupFound", RestoreRun.Of(server.Server, null, "--as-of", "2020-01-01T00:00:00Z").ErrorIds.Single());
        Assert.Equal("NoBackupFound", RestoreRun.Of(server.Server, null, "--mode", "DatabaseOnly").ErrorIds.Single());
    }

    [Fact]
    public void Without_a_person_nothing_is_restored_that_was_not_agreed_to()
    {
        var before = server.Server.Status().ProcessId;

        using var program = new RunningProgram("/bin/sh", "-c", $"'{AlteryxBackupProgram.FullPath}' restore '{server.Archive}' --config '{server.Server.ConfigurationPath}' </dev/null");
        var result = program.Finish();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--yes", result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, server.Server.Status().ProcessId);
    }
}
