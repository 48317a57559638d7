using System;
using System.IO;
using AlteryxBackup.EndToEnd.Tests.Backups;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

/// <summary>A folder with copies of the three backups and what stands beside them, to be damaged at will.</summary>
internal sealed class CopiedBackups : IDisposable
{
    private readonly ThreeBackups _backups;

    public CopiedBackups(ThreeBackups backups) => _backups = backups;

    public string Folder { get; } = Directory.CreateTempSubdirectory("copied backups ").FullName;

    public string Copy(string mode)
    {
        var archive = _backups.Of(mode).Run.ArchivePath;
        foreach (var suffix in (string[])["", ".sha256", ".manifest.json"])
        {
            File.Copy(archive + suffix, Path.Combine(Folder, Path.GetFileName(archive) + suffix));
        }

        return Path.Combine(Folder, Path.GetFileName(archive));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
