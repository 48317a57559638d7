using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>A server whose service runs and that was backed up before: with an archive, a log and a history to lose.</summary>
public sealed class NightlyServer : IDisposable
{
    private readonly TemporaryLab _lab = new();
    private int _configurations;

    public NightlyServer()
    {
        Lab.Start();
        var first = BackupRun.Of(Lab, "ConfigOnly");
        Assert.Equal(0, first.ExitCode);
        Archive = first.ArchivePath;
    }

    /// <summary>The archive of the night before.</summary>
    internal string Archive { get; }

    internal LabServer Lab => _lab.Server;

    internal string StateFolder => PathTo("ProgramData", "AlteryxBackup");

    public void Dispose() => _lab.Dispose();

    /// <summary>A path in the server's folder.</summary>
    internal string PathTo(params string[] parts) => Path.Combine([Lab.Directory, .. parts]);

    /// <summary>A configuration file with this text.</summary>
    internal string ConfigurationOf(string text)
    {
        var path = PathTo($"backup-config-{Interlocked.Increment(ref _configurations)}.json");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The server's configuration, changed.</summary>
    internal string ConfigurationWith(Action<JsonNode> change)
    {
        var configuration = JsonNode.Parse(File.ReadAllText(Lab.ConfigurationPath))!;
        change(configuration);
        return ConfigurationOf(configuration.ToJsonString());
    }

    /// <summary>A second data folder with the same settings, and so a state folder of its own beside it.</summary>
    /// <param name="name">A folder that isn't there yet.</param>
    /// <param name="settings">The text of RuntimeSettings.xml; null for none.</param>
    internal string DataFolder(string name, string? settings)
    {
        var folder = Directory.CreateDirectory(PathTo(name, "Alteryx")).FullName;
        if (settings is not null)
        {
            File.WriteAllText(Path.Combine(folder, "RuntimeSettings.xml"), settings);
        }

        return folder;
    }

    /// <summary>Runs a backup that is refused before anything is begun, and sees to it that the server, its archives, logs and state are as they were.</summary>
    internal BackupRun Refused(params string[] arguments) => Unchanged(arguments, []);

    /// <summary>Runs a backup that its first checks end: all it leaves is the record of that, a log and a line of the history.</summary>
    internal BackupRun EndedByItsChecks(params string[] arguments) => Unchanged(arguments, [PathTo("BackupLogs"), StateFolder]);

    /// <summary>Likewise, one that names another data folder: its history stands in the state folder beside that one, and nothing else there may change.</summary>
    internal BackupRun EndedByItsChecksOf(string data, params string[] arguments)
    {
        var beside = Path.GetDirectoryName(data)!;
        return Unchanged([.. arguments, "--set", $"ServerConfiguration.AlteryxDataPath={data}"], [PathTo("BackupLogs"), Path.Combine(beside, "AlteryxBackup"), $"{beside} | "]);
    }

    private BackupRun Unchanged(string[] arguments, string[] records)
    {
        var before = FolderSnapshot.Of(Lab.Directory);
        var service = Lab.Status().ProcessId;

        var run = new BackupRun(AlteryxBackupProgram.Run(["backup", "--json", .. arguments]));

        var after = FolderSnapshot.Of(Lab.Directory);
        Assert.Empty(Elsewhere(before.Except(after).Concat(after.Except(before)), records));
        Assert.NotNull(service);
        Assert.Equal(service, Lab.Status().ProcessId);
        Assert.Equal(run.ExitCode, run.Document.GetProperty("ExitCode").GetInt32());
        Assert.Equal("Failed", run.Status);
        Assert.All(run.Errors, error => Assert.NotEmpty(error.Action));
        return run;
    }

    private static IEnumerable<string> Elsewhere(IEnumerable<string> lines, string[] records) =>
        lines.Where(line => !records.Any(record => line.StartsWith(record, StringComparison.Ordinal)));
}
