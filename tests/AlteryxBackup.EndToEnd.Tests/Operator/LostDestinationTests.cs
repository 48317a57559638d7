using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>Two destinations, of which the first fails in the middle of the archive: it holds half of it.</summary>
public sealed class LostDestinationTests : IClassFixture<NightlyServer>, IDisposable
{
    private const int ArchiveKilobytes = 4096;

    private readonly NightlyServer _server;
    private readonly DirectoryInfo _other = Directory.CreateTempSubdirectory("other destination ");

    public LostDestinationTests(NightlyServer server)
    {
        _server = server;
        var content = new byte[ArchiveKilobytes * 1024];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(server.PathTo("ProgramData", "Alteryx", "Tools", "incompressible.bin"), content);
    }

    public void Dispose() => _other.Delete(recursive: true);

    [SmallDiskFact]
    public void A_destination_that_gets_full_fails_alone()
    {
        using var disk = new SmallDisk(ArchiveKilobytes / 2);

        var run = new BackupRun(AlteryxBackupProgram.Run(Arguments(disk, retries: 1, seconds: 0)));

        ExpectHalf(run, disk, "CopyFailed", attempts: 2);
        Assert.Contains("No space left on device", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("Nothing stands there under its final name", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(run.ArchivePath) + ".partial"], Names(disk.Folder));
    }

    [SmallDiskFact]
    public void A_destination_that_vanishes_fails_alone()
    {
        using var disk = new SmallDisk(ArchiveKilobytes / 2);

        var run = RunAnd(disk, disk.Vanish);

        ExpectHalf(run, disk, "DestinationNotFound", attempts: 2);
        Assert.False(Directory.Exists(disk.Folder), "It must not be made: that would fill the system disk whenever a share isn't mounted.");
    }

    [SmallDiskFact]
    public void A_destination_that_comes_back_gets_the_rest_of_the_archive_and_not_all_of_it_again()
    {
        using var disk = new SmallDisk(ArchiveKilobytes / 2);

        var run = RunAnd(disk, () => disk.Resize(ArchiveKilobytes * 2));

        Assert.Equal((0, "Success"), (run.ExitCode, run.Status));
        Assert.All(Copies(run), copy => Assert.True(copy.GetProperty("Verified").GetBoolean()));
        var resumed = Copies(run)[0];
        Assert.Equal(2, resumed.GetProperty("Attempts").GetInt32());
        Assert.True(resumed.GetProperty("Resumed").GetBoolean());
        ExpectWhole(run, disk.Folder);
        ExpectWhole(run, _other.FullName);
    }

    [SmallDiskFact]
    public void A_destination_that_is_read_only_fails_alone()
    {
        using var disk = new SmallDisk(ArchiveKilobytes);
        disk.MakeReadOnly();

        var run = new BackupRun(AlteryxBackupProgram.Run(Arguments(disk, retries: 0, seconds: 0)));

        ExpectHalf(run, disk, "CopyFailed", attempts: 1);
        Assert.Contains("Read-only file system", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(Names(disk.Folder));
    }

    private static string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))];

    private static List<JsonElement> Copies(BackupRun run) => [.. run.Document.GetProperty("Copies").EnumerateArray()];

    private static void ExpectWhole(BackupRun run, string folder)
    {
        var copy = Path.Combine(folder, Path.GetFileName(run.ArchivePath));
        Assert.Equal(File.ReadAllBytes(run.ArchivePath), File.ReadAllBytes(copy));
        Assert.True(File.Exists(copy + ".sha256"));
        Assert.True(File.Exists(copy + ".manifest.json"));
        Assert.DoesNotContain(Names(folder), name => name.EndsWith(".partial", StringComparison.Ordinal));
    }

    private string[] Arguments(SmallDisk disk, int retries, int seconds) =>
    [
        "backup", "--json", "--mode", "ConfigOnly",
        "--config", _server.ConfigurationWith(configuration =>
        {
            var backup = configuration["BackupConfiguration"]!;
            backup["NetworkBackupPaths"] = new System.Text.Json.Nodes.JsonArray(disk.Folder, _other.FullName);
            backup["CopyRetries"] = retries;
            backup["CopyRetrySeconds"] = seconds;
            backup["ArchiveNamePattern"] = $"{{Mode}}_{Guid.NewGuid():N}_{{Time}}";
        }),
    ];

    // The first try ends where the disk is full; what happens then happens before the second.
    private BackupRun RunAnd(SmallDisk disk, Action happens)
    {
        using var program = new RunningProgram(AlteryxBackupProgram.FullPath, Arguments(disk, retries: 1, seconds: 5));
        Waiting.Until(() => program.HasExited || LabLog.Says(_server.Lab, $"Copy to '{disk.Folder}', try 1"), "the first try fails");
        happens();
        return new BackupRun(program.Finish());
    }

    private void ExpectHalf(BackupRun run, SmallDisk disk, string id, int attempts)
    {
        Assert.Equal((4, "Failed"), (run.ExitCode, run.Status));
        var error = Assert.Single(run.Errors);
        Assert.Equal(id, error.Id);
        Assert.Contains(disk.Folder, error.Message, StringComparison.Ordinal);
        Assert.Contains($"'{run.ArchivePath}' was not touched", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Action);

        Assert.Equal([false, true], Copies(run).Select(copy => copy.GetProperty("Verified").GetBoolean()));
        Assert.Equal([attempts, 1], Copies(run).Select(copy => copy.GetProperty("Attempts").GetInt32()));
        Assert.Equal(JsonValueKind.Null, Copies(run)[0].GetProperty("Path").ValueKind);
        Assert.Equal(id, Copies(run)[0].GetProperty("Error").GetProperty("Id").GetString());
        Assert.Equal(JsonValueKind.Null, Copies(run)[1].GetProperty("Error").ValueKind);
        ExpectWhole(run, _other.FullName);
        Assert.Equal(0, AlteryxBackupProgram.Run("verify", run.ArchivePath).ExitCode);
        Assert.Contains($"\"{id}\"", File.ReadLines(Path.Combine(_server.StateFolder, "history.jsonl")).Last(), StringComparison.Ordinal);
    }
}
