using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.MongoTools;

namespace AlteryxBackup.EndToEnd.Tests.SelfManaged;

/// <summary>A dump that is broken off leaves no tool, no password file and nothing under a final name.</summary>
public sealed class SelfManagedInterruptionTests : IDisposable
{
    private readonly SelfManagedServer _mongo = new();

    public void Dispose() => _mongo.Dispose();

    [Theory]
    [InlineData(Trap.Slow)]
    [InlineData(Trap.IgnoreInterrupts)]
    public void Ctrl_C_ends_mongodump_with_all_that_it_started(Trap trap)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _mongo.Tools.Play(Trap.Slow, "300");
        _mongo.Tools.Play(Trap.LeaveChild, "4711");

        // The attempt with an oplog would end by itself, and its child with nobody.
        _mongo.Configure(mongo => mongo["SelfManagedMongoDB"]!["Oplog"] = "never");
        if (trap != Trap.Slow)
        {
            _mongo.Tools.Play(trap, "");
        }

        using var program = new RunningProgram("setsid", [AlteryxBackupProgram.FullPath, .. BackupRun.Arguments(_mongo.Server, "DatabaseOnly")]);
        Waiting.Until(() => Dumping() || program.HasExited, "the dump is being made");
        Assert.Empty(PasswordFiles());
        Signals.Send("INT", program.Id);
        var run = new BackupRun(program.Finish());

        Assert.Equal((1, "Cancelled"), (run.ExitCode, run.ErrorIds[0]));
        Assert.Empty(Leftovers.In(_mongo.Server));
        Assert.Empty(Running());
    }

    /// <summary>Five times; in the campaign fifty.</summary>
    [Fact]
    public void However_often_it_is_killed_the_next_run_cleans_up_and_succeeds()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var world = _mongo.Tools.World;
        for (var kill = 0; kill < (Environment.GetEnvironmentVariable("ALTERYXBACKUP_CAMPAIGN") == "1" ? 50 : 5); kill++)
        {
            _mongo.Tools.Play(Trap.Slow, "200");
            using var program = new RunningProgram("setsid", [AlteryxBackupProgram.FullPath, .. BackupRun.Arguments(_mongo.Server, "DatabaseOnly")]);
            Waiting.Until(() => Dumping() || program.HasExited, "the dump is being made");
            Signals.Send("KILL", program.Id);
            _ = program.HasExited;
            Waiting.Until(() => program.HasExited, "the backup is gone");
            Assert.Empty(Directory.GetFiles(_mongo.PathTo("server", "Backups")));
            Assert.Empty(PasswordFiles());
        }

        _mongo.Tools.Become(world);
        var run = _mongo.Run("DatabaseOnly");

        Assert.True(run.ExitCode == 0, run.Program.Output);
        Assert.Empty(Running());
        Assert.Empty(PasswordFiles());
        Assert.Empty(Directory.GetFileSystemEntries(_mongo.PathTo("server", "Temp")));
    }

    private bool Dumping() => Directory.EnumerateFiles(_mongo.PathTo("server", "Temp"), "*.bson.gz", SearchOption.AllDirectories).Any();

    private string[] PasswordFiles() => [.. Directory.EnumerateFiles(_mongo.PathTo("server", "Temp"), "*.yaml", SearchOption.AllDirectories)];

    private string[] Running() =>
    [
        .. Process.GetProcesses().Select(process => $"/proc/{process.Id}/cmdline").Where(File.Exists).Select(Read)
            .Where(line => line.StartsWith(_mongo.Tools.Dump, StringComparison.Ordinal) || line == "sleep\04711\0"),
    ];

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
