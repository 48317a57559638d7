using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.Hosting.Tests;

/// <summary>A simulated server of its own for a test, running.</summary>
internal sealed class RunningLab : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alteryxbackup");

    public RunningLab()
    {
        Server = LabServer.Create(Path.Combine(_folder.FullName, "lab"), new LabOptions(SizeMegabytes: 1));
        Server.Start();
    }

    public LabServer Server { get; }

    public string[] Archives => Directory.Exists(ArchiveFolder) ? [.. Directory.EnumerateFiles(ArchiveFolder).Select(path => Path.GetFileName(path)!)] : [];

    private string ArchiveFolder => Path.Combine(Server.Directory, "Backups");

    public void Dispose()
    {
        Server.Stop();
        _folder.Delete(recursive: true);
    }
}
