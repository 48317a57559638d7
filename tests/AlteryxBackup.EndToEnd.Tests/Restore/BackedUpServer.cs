using System;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Restore;

/// <summary>A running server with a Full backup of itself, and a way to make it another than it was.</summary>
public sealed class BackedUpServer : IDisposable
{
    private readonly TemporaryLab _lab = new();
    private readonly TemporaryLab _other = new(new LabOptions(SizeMegabytes: 0, Seed: 7));

    private readonly string _key;

    public BackedUpServer()
    {
        _key = _lab.Server.Files().First(file => file.Name.StartsWith("Keys/", StringComparison.Ordinal)).FullPath;
        _lab.Server.Start();
        Archive = BackupRun.Of(_lab.Server, "Full").ArchivePath;
        Content = [.. ServerContent.Of(_lab.Server)];
    }

    internal LabServer Server => _lab.Server;

    internal string Archive { get; }

    /// <summary>What the backup holds.</summary>
    internal string[] Content { get; }

    internal string PathTo(params string[] parts) => _lab.PathTo(parts);

    internal string Data(params string[] parts) => Path.Combine([Path.GetDirectoryName(SettingsPath)!, .. parts]);

    internal string SettingsPath => _lab.Server.Files().First(file => file.Name == "RuntimeSettings.xml").FullPath;

    /// <summary>Another database, a changed file, a missing one and a new one: nothing may be left of it when the backup is back, but the new one.</summary>
    internal void MakeDifferent()
    {
        _lab.Server.Switches = _lab.Server.Switches with { RestoreFault = RestoreFault.None };
        _lab.Server.Stop();
        var folder = _lab.Server.DataFolderPath;
        Directory.Delete(folder, recursive: true);
        Copy(_other.Server.DataFolderPath, folder);
        File.WriteAllText(Data("Engine", "SystemAlias.xml"), "<changed/>");
        File.Delete(_key);
        _lab.Server.Start();
    }

    public void Dispose()
    {
        _lab.Dispose();
        _other.Dispose();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
