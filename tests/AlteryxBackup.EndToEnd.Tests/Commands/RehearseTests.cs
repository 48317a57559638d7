using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

public sealed class RehearseTests : IDisposable
{
    private static readonly string[] Claims =
    [
        "The service came back", "The archive is whole", "Every document is in it", "Settings, keys and tools are in it", "Controller token and database passwords are in it",
        "No secret is anywhere else", "It can be restored into another server, which starts with it", "Every document is in the second server",
        "Keys, tools and connections are in the second server", "It has the first one's token and storage keys, and its own address",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearse test ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_command_of_all_proves_a_backup_and_leaves_nothing_behind()
    {
        var start = new ProcessStartInfo(AlteryxBackupProgram.FullPath, ["rehearse", "--size-mb", "1"]);
        start.Environment["TMPDIR"] = _folder;
        using var program = new RunningProgram(start);

        var (exitCode, output, errors) = program.Finish();

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.All(Claims, claim => Assert.Contains("✓ " + claim, output, StringComparison.Ordinal));
        Assert.DoesNotContain("✗", output, StringComparison.Ordinal);
        Assert.Contains("PROVED  This backup holds everything the server holds, and a server that was restored from it holds the same.", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_rehearsal_in_a_chosen_folder_is_kept_with_its_service_stopped()
    {
        var folder = Path.Combine(_folder, "kept");

        var result = AlteryxBackupProgram.Run("rehearse", "--size-mb", "0", "--directory", folder, "--json");

        Assert.Equal(0, result.ExitCode);
        var report = JsonElement.Parse(result.Output);
        Assert.True(report.GetProperty("Proved").GetBoolean());
        Assert.Equal(Claims, report.GetProperty("Findings").EnumerateArray().Select(finding => finding.GetProperty("Claim").GetString()!));
        Assert.All(report.GetProperty("Findings").EnumerateArray(), finding => Assert.True(finding.GetProperty("Held").GetBoolean()));
        Assert.Equal(ServiceState.Stopped, LabServer.Open(folder).Status().ServiceState);
        Assert.Equal(ServiceState.Stopped, LabServer.Open(Path.Combine(folder, "Second")).Status().ServiceState);
        Assert.Equal("Restored", report.GetProperty("Restore").GetProperty("State").GetString());
        Assert.True(File.Exists(report.GetProperty("Backup").GetProperty("ArchivePath").GetString()));
    }

    [Fact]
    public void A_folder_with_something_in_it_is_not_rehearsed_in()
    {
        File.WriteAllText(Path.Combine(_folder, "mine.txt"), "mine");

        var result = AlteryxBackupProgram.Run("rehearse", "--directory", _folder);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("ERROR LabFailed: ", result.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "mine.txt")));
    }
}
