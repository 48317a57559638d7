using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Archives;

public sealed class ZipRoundTripTests
{
    [Fact]
    public void Any_tree_comes_back_equal_from_our_reader_and_from_NETs() =>
        Prop.ForAll(RandomTree.Any, Gen.Elements(ArchiveCompression.Optimal, ArchiveCompression.Fastest, ArchiveCompression.NoCompression).ToArbitrary(), (tree, compression) =>
        {
            using var folder = new ScratchFolder();
            var path = Write(folder, tree, compression);
            Assert.Equal(Hashes(tree), ReadOurs(path));
            Assert.Equal(Hashes(tree), ReadDotNet(path));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Archives_of_NET_come_back_equal_from_our_reader()
    {
        using var folder = new ScratchFolder();
        var tree = RandomTree.Make(7);
        tree["a/b/c.txt"] = SampleBackup.Text("there");
        var path = folder.At("dotnet.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            _ = zip.CreateEntry("folder/");
            foreach (var (name, content) in tree)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        Assert.Equal(Hashes(tree), ReadOurs(path));
    }

    [WitnessTheory("python3")]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    public void Around_65535_entries_every_one_is_found(int count)
    {
        using var folder = new ScratchFolder();
        var path = Write(folder, Enumerable.Range(0, count).Select(index => ($"f{index:D6}", new byte[index % 3])), ArchiveCompression.Fastest);

        using var ours = ArchiveReader.Open(SampleBackup.FileSystem, path);
        using var theirs = ZipFile.OpenRead(path);
        Assert.Equal(count, ours.Entries.Count);
        Assert.Equal(count, theirs.Entries.Count);
        var (exitCode, output) = ExternalTool.Run(ExternalTool.Require("python3", "python3.exe"), folder.Path, "-c", "import sys,zipfile;print(len(zipfile.ZipFile(sys.argv[1]).namelist()))", path);
        Assert.Equal((0, count.ToString(System.Globalization.CultureInfo.InvariantCulture)), (exitCode, output.Trim()));
    }

    [Fact]
    public void The_same_input_gives_the_same_archive()
    {
        using var folder = new ScratchFolder();
        var tree = RandomTree.Make(3);
        var first = File.ReadAllBytes(Write(folder, tree, ArchiveCompression.Optimal, "a.zip"));
        var second = File.ReadAllBytes(Write(folder, tree, ArchiveCompression.Optimal, "b.zip"));
        Assert.Equal(first, second);
    }

    [Fact]
    public void An_entry_keeps_its_time_to_the_second()
    {
        using var folder = new ScratchFolder();
        var path = Write(folder, new Dictionary<string, byte[]> { ["a"] = [1] }, ArchiveCompression.Optimal);
        using var archive = ArchiveReader.Open(SampleBackup.FileSystem, path);
        Assert.Equal(SampleBackup.Time, archive.Entries.Single().LastModified);
    }

    internal static string Write(ScratchFolder folder, IEnumerable<(string Name, byte[] Content)> files, ArchiveCompression compression, string name = "x.zip")
    {
        using var file = File.Create(folder.At(name));
        using var output = new HashingStream(file);
        using var zip = new ZipWriter(output, compression, 3, System.Threading.ThreadPriority.Normal);
        foreach (var (path, content) in files)
        {
            var entry = zip.Write(path, SampleBackup.Time, new BytesContent(content, 300_001));
            Assert.Equal(new ArchivedEntry(path, content.Length, Hash(content)), entry);
        }

        zip.Finish();
        file.Dispose();
        Assert.Equal(Hash(File.ReadAllBytes(folder.At(name))), output.FinishHash());
        return folder.At(name);
    }

    internal static SortedDictionary<string, string> ReadOurs(string path)
    {
        using var archive = ArchiveReader.Open(SampleBackup.FileSystem, path);
        Assert.Empty(archive.Refused);
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var content = archive.Open(entry.Path);
            found.Add(entry.Path, Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        return found;
    }

    private static string Write(ScratchFolder folder, Dictionary<string, byte[]> tree, ArchiveCompression compression, string name = "x.zip") =>
        Write(folder, tree.Select(file => (file.Key, file.Value)), compression, name);

    private static SortedDictionary<string, string> ReadDotNet(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            found.Add(entry.FullName, Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        return found;
    }

    private static SortedDictionary<string, string> Hashes(Dictionary<string, byte[]> tree)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, content) in tree)
        {
            hashes.Add(name, Hash(content));
        }

        return hashes;
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
