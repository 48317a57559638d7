using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Destinations;

namespace AlteryxBackup.Tests.Destinations;

public sealed class DirectoryDestinationTests : DestinationConformance
{
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

        Assert.Contains("not a folder", Assert.ThrowsAny<IOException>(Create(file).Reach).Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_is_its_owners_alone_where_folders_hand_no_rights_down()
    {
        Put([1], 0);

        if (!System.OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder.Path, "archive.zip.partial")));
        }
    }

    private protected override IDestination Create(string place) => new DirectoryDestination(new FileSystem(), new PlainDurableFiles(), place);
}
