using System.IO;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Tests.Platform.DurableFiles;

public sealed class VolumeTests
{
    [Fact]
    public void A_folder_still_to_be_made_is_on_the_volume_of_the_one_above()
    {
        var folder = Path.GetTempPath();

        Assert.NotNull(Volume.Of(folder));
        Assert.Equal(Volume.Of(folder), Volume.Of(Path.Combine(folder, "not", "yet")));
    }

    [Fact]
    public void Another_file_system_is_another_volume() => Assert.NotEqual(Volume.Of(Path.GetTempPath()), Volume.Of("/proc"));
}
