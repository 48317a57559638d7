using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;

namespace AlteryxBackup.Tests.Archives;

public sealed class Sha256SumsTests
{
    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData("plain name.txt", "")]
    [InlineData("back\\slash", "\\")]
    [InlineData("line\nbreak", "\\")]
    [InlineData("carriage\rreturn", "\\")]
    public void A_name_comes_back_and_is_escaped_as_sha256sum_does(string name, string mark)
    {
        var line = Sha256Sums.Line(Hash, name);
        Assert.StartsWith(mark + Hash + "  ", line, System.StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, string> { [name] = Hash }, Sha256Sums.Read(new StringReader(line)));
    }

    [Theory]
    [InlineData("abc  name")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA  upper")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  ")]
    public void What_is_no_line_of_checksums_is_refused(string line) => Assert.Throws<InvalidDataException>(() => Sha256Sums.Read(new StringReader(line)));

    [WitnessFact("sha256sum")]
    public void sha256sum_accepts_an_unpacked_archive_and_its_list_has_every_other_file()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var unpacked = new ArchiveExtractor(SampleBackup.FileSystem, SampleBackup.RealDisk).Extract(path, folder.At("out"), new RecordingObserver(), CancellationToken.None);

        var (exitCode, output) = ExternalTool.Run(ExternalTool.Require("sha256sum", "sha256sum.exe"), unpacked.Folder, "-c", "--strict", "SHA256SUMS");
        Assert.True(exitCode == 0, output);
        Assert.Equal(unpacked.FileCount - 1, File.ReadLines(Path.Combine(unpacked.Folder, "SHA256SUMS")).Count());
    }
}
