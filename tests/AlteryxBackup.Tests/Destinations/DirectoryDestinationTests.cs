using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Destinations;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>A folder, with the machine's own durable files.</summary>
public sealed class DirectoryDestinationTests() : DestinationConformance(place => new DirectoryDestination(Machine.Files, Machine.DurableFiles, place))
{
    private static readonly Machine Machine = LocalMachine.Create();

    [Fact]
    public void An_unfinished_file_can_be_told_by_its_name()
    {
        Put([1], 0);

        Assert.Equal(["archive.zip.partial"], Directory.EnumerateFiles(Folder.Path).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        var file = Path.Combine(Folder.Path, "file");
        File.WriteAllText(file, "");

        Assert.Contains("not a folder", Assert.ThrowsAny<IOException>(Create(file).Reach).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_is_its_owners_alone_where_folders_hand_no_rights_down()
    {
        Put([1], 0);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder.Path, "archive.zip.partial")));
        }
    }
}
