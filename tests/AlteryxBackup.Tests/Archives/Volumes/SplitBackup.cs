using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Archives;

namespace AlteryxBackup.Tests.Archives.Volumes;

/// <summary>A small backup in volumes, and what it would be in one piece.</summary>
internal sealed class SplitBackup
{
    public const long VolumeBytes = 1000;

    private readonly ScratchFolder _folder;

    public SplitBackup(ScratchFolder folder, string name = "ServerBackup_Full_20261121_080001.zip", int daysOld = 0)
    {
        _folder = folder;
        Path = new SampleBackup(folder) { FileName = name, VolumeBytes = VolumeBytes, CreatedAt = SampleBackup.Time.AddDays(-daysOld) }.Publish();
    }

    /// <summary>The archive's own path, which no file has.</summary>
    public string Path { get; }

    /// <summary>Its volumes, in order.</summary>
    public string[] Volumes => [.. Directory.GetFiles(_folder.Path, System.IO.Path.GetFileName(Path) + ".0*").Order(StringComparer.Ordinal)];

    /// <summary>What <c>copy /b</c> makes of them.</summary>
    public byte[] Joined => [.. Volumes.SelectMany(File.ReadAllBytes)];

    public ArchiveSummary Summary => Sidecars.ReadSummary(SampleBackup.FileSystem, Path)!;

    public string NameOf(int number) => System.IO.Path.GetFileName(VolumePath(number));

    public string VolumePath(int number) => $"{Path}.{number:000}";
}
