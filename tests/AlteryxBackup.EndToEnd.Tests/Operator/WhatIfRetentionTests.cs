using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>What <c>--what-if</c> says of retention, with reasons, and that the run then does that and nothing else.</summary>
public sealed class WhatIfRetentionTests : IDisposable
{
    private readonly TemporaryLab _lab = new();

    public WhatIfRetentionTests() => _lab.Server.Start();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    [InlineData("ConfigOnly")]
    public void Where_nothing_was_backed_up_yet_nothing_is_made(string mode)
    {
        string[] missing = [_lab.PathTo("new", "Temp"), _lab.PathTo("new", "Backups"), _lab.PathTo("new", "Logs")];
        var before = FolderSnapshot.Of(_lab.PathTo());

        var plan = WhatIf(
            "backup", "--mode", mode, "--set", $"BackupConfiguration.TempDirectory={missing[0]}", "--set", $"BackupConfiguration.LocalBackupPath={missing[1]}", "--set", $"BackupConfiguration.LogDirectory={missing[2]}");

        Assert.Equal(before, FolderSnapshot.Of(_lab.PathTo()));
        Assert.All(missing, folder => Assert.False(Directory.Exists(folder)));
        Assert.DoesNotContain("Failed", plan.GetProperty("Preflight").GetProperty("Findings").EnumerateArray().Select(finding => finding.GetProperty("Outcome").GetString()));
    }

    [Fact]
    public void A_backup_removes_what_its_plan_said_with_the_reason()
    {
        var expired = Aged(400);
        var young = Aged(3);
        var log = OldLog();
        var before = FolderSnapshot.Of(_lab.PathTo());

        var people = AlteryxBackupProgram.Run("backup", "--config", _lab.Server.ConfigurationPath, "--mode", "ConfigOnly", "--what-if");
        var plan = WhatIf("backup", "--mode", "ConfigOnly");

        Assert.Equal(before, FolderSnapshot.Of(_lab.PathTo()));
        Assert.Equal([expired], Removed(plan.GetProperty("Retention").GetProperty("Decisions")));
        Assert.All(plan.GetProperty("Retention").GetProperty("Decisions").EnumerateArray(), decision => Assert.NotEmpty(decision.GetProperty("Reason").GetString()!));
        Assert.Equal([log], plan.GetProperty("ExpiredLogs").EnumerateArray().Select(expiredLog => expiredLog.GetProperty("Path").GetString()!));
        Assert.Matches($"remove +Expired +{expired}\n.*30", people.Output);
        Assert.Matches($"keep +\\w+ +{young}\n", people.Output);

        Assert.Equal(0, BackupRun.Of(_lab.Server, "ConfigOnly").ExitCode);
        Assert.False(File.Exists(expired));
        Assert.False(File.Exists(log));
        Assert.True(File.Exists(young));
    }

    [Fact]
    public void Prune_removes_what_its_plan_said_with_the_reason()
    {
        var expired = Aged(400);
        var newest = Aged(200);
        var log = OldLog();
        var before = FolderSnapshot.Of(_lab.PathTo());

        var people = AlteryxBackupProgram.Run("prune", "--config", _lab.Server.ConfigurationPath, "--what-if");
        var plan = WhatIf("prune");

        Assert.Equal(before, FolderSnapshot.Of(_lab.PathTo()));
        Assert.Equal([expired], Removed(plan.GetProperty("Places")[0].GetProperty("Decisions")));
        Assert.Contains("1 archive(s) would be removed (", people.Output, StringComparison.Ordinal);
        Assert.Matches($"remove +Expired +{expired}\n", people.Output);
        Assert.Matches($"keep +NewestGood +{newest}\n", people.Output);
        Assert.Contains(log, people.Output, StringComparison.Ordinal);

        Assert.Equal(0, AlteryxBackupProgram.Run("prune", "--config", _lab.Server.ConfigurationPath).ExitCode);
        Assert.Equal([newest], Directory.GetFiles(Path.GetDirectoryName(newest)!, "*.zip"));
        Assert.False(File.Exists(log));
    }

    private static IEnumerable<string> Removed(JsonElement decisions) =>
        decisions.EnumerateArray().Where(decision => !decision.GetProperty("Keep").GetBoolean()).Select(decision => decision.GetProperty("ArchivePath").GetString()!);

    private JsonElement WhatIf(string command, params string[] arguments)
    {
        var result = AlteryxBackupProgram.Run([command, "--config", _lab.Server.ConfigurationPath, "--what-if", "--json", .. arguments]);
        Assert.True(result.ExitCode == 0, result.Errors);
        return JsonElement.Parse(result.Output);
    }

    // A real archive of this server that says it is older: its summary is what a listing reads.
    private string Aged(int days)
    {
        var archive = BackupRun.Of(_lab.Server, "ConfigOnly", $"BackupConfiguration.ArchiveNamePattern={{Mode}}_{days}_{{Time}}", "BackupConfiguration.RetentionDays.ConfigOnly=0").ArchivePath;
        var summary = JsonNode.Parse(File.ReadAllText(archive + ".manifest.json"))!;
        summary["BackupTimestamp"] = DateTime.UtcNow.AddDays(-days).ToString("O");
        File.WriteAllText(archive + ".manifest.json", summary.ToJsonString());
        return archive;
    }

    private string OldLog()
    {
        var path = Path.Combine(_lab.Server.Directory, "BackupLogs", "BackupLog_Full_20200101_020000.log");
        File.WriteAllText(path, "2020-01-01 02:00:00 [INFO] old\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 2, 0, 0, DateTimeKind.Utc));
        return path;
    }
}
