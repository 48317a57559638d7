using System;
using System.Collections.Generic;
using System.IO;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Files;

/// <summary>A server's files in a temporary folder, all of them there; tests take away or add what they are about.</summary>
public sealed class ServerFolder : IDisposable
{
    public static readonly DateTime InstalledAt = new(2023, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    public ServerFolder()
    {
        WriteData("RuntimeSettings.xml", "<SystemSettings/>");
        WriteData("RuntimeSettings_before_upgrade.xml", "<SystemSettings><Old/></SystemSettings>");
        WriteData("Keys/b.key", "key b");
        WriteData("Keys/deep/a.key", "key a");
        WriteData("Tools/Connector/tool.xml", "<tool/>");
        WriteData("Engine/SystemAlias.xml", "<alias/>");
        WriteData("Engine/SystemConnections.xml", "<connections/>");
        Install("bin/AlteryxService.exe", InstalledAt);
        Install("bin/server/config/alteryx.config", InstalledAt.AddDays(40));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("alteryx-files-").FullName;

    public string Staging => Path.Combine(Root, "staging");

    public string DataDirectory => Path.Combine(Root, "data");

    public AlteryxServer Server => new()
    {
        ServiceExecutable = Path.Combine(Root, "bin", "AlteryxService.exe"),
        BinDirectory = Path.Combine(Root, "bin"),
        DataDirectory = DataDirectory,
        IsController = true,
        IsWorker = true,
        Database = new DatabaseDetection(DatabaseType.Embedded, "Controller/EmbeddedMongoDBEnabled is True", "localhost:27018"),
        Version = "2023.1.1.247",
        Settings = new RuntimeSettings(Settings),
    };

    public Dictionary<string, string> Settings { get; } = [];

    public string WriteData(string relative, string content) => Write(Path.Combine("data", relative), content);

    public void Install(string relative, DateTime time) => File.SetLastWriteTimeUtc(Write(relative, relative), time);

    public string Write(string relative, string content)
    {
        var path = Path.Combine(Root, relative);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
