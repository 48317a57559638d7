using System;
using System.IO;
using System.Linq;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

[Collection(ThreeBackupsTests.Name)]
public sealed class PrivateFilesTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ThreeBackups _backups;

    public PrivateFilesTests(ThreeBackups backups) => _backups = backups;

    [Fact]
    public void Archives_sidecars_and_logs_are_readable_by_this_account_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var files = ((string[])[_backups.ArchiveFolder, _backups.LogFolder]).SelectMany(Directory.GetFiles).ToList();

        Assert.Equal(3 * 4, files.Count);
        foreach (var file in files)
        {
            Assert.Equal((file, OwnerOnly), (file, File.GetUnixFileMode(file)));
        }
    }

    [Fact]
    public void Folders_made_by_a_run_are_open_to_this_account_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var folder in (string[])[_backups.ArchiveFolder, _backups.LogFolder, _backups.StagingFolder, Path.GetDirectoryName(_backups.LogFolder)!])
        {
            Assert.Equal((folder, OwnerOnly | UnixFileMode.UserExecute), (folder, File.GetUnixFileMode(folder)));
        }
    }

    [Fact]
    public void Nothing_is_left_in_staging() => Assert.Empty(Directory.GetFileSystemEntries(_backups.StagingFolder));
}
