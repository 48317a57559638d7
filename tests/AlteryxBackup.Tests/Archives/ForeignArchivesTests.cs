using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Archives;

/// <summary>Archives of ours in the hands of other programs, and theirs in ours: the same trees on both sides.</summary>
public sealed class ForeignArchivesTests
{
    private const string PythonUnpack = "import sys,zipfile\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    private const string PythonPack =
        "import sys,zipfile,os\n" +
        "class Pipe:\n def __init__(s,f): s.f=f\n def write(s,b): return s.f.write(b)\n def flush(s): s.f.flush()\n" +
        "o=open(sys.argv[1],'wb')\n" +
        "z=zipfile.ZipFile(Pipe(o) if sys.argv[3]=='stream' else o,'w',zipfile.ZIP_STORED if sys.argv[3]=='store' else zipfile.ZIP_DEFLATED)\n" +
        "for d,_,fs in os.walk(sys.argv[2]):\n for f in fs:\n  p=os.path.join(d,f)\n  z.write(p,os.path.relpath(p,sys.argv[2]))\n" +
        "z.close()";

    private static readonly Arbitrary<ArchiveCompression> Compressions = Gen.Elements(Enum.GetValues<ArchiveCompression>()).ToArbitrary();

    [WitnessFact("python3", "unzip", "7zz|7z")]
    public void What_we_pack_others_unpack_byte_for_byte() => Prop.ForAll(RandomTree.Any, Compressions, OthersUnpackOurs).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [CampaignFact]
    public void What_we_pack_others_unpack_byte_for_byte_in_a_campaign() => Prop.ForAll(RandomTree.Any, Compressions, OthersUnpackOurs).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [WitnessFact("python3", "7zz|7z", "zip")]
    public void What_others_pack_we_unpack_byte_for_byte() => Prop.ForAll(RandomTree.Any, WeUnpackTheirs).Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    [CampaignFact]
    public void What_others_pack_we_unpack_byte_for_byte_in_a_campaign() => Prop.ForAll(RandomTree.Any, WeUnpackTheirs).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static void OthersUnpackOurs(Dictionary<string, byte[]> random, ArchiveCompression compression)
    {
        using var folder = new ScratchFolder();
        var tree = Tree(random);
        var archive = Pack(folder, tree, compression);
        var expected = Hashes(tree);
        AssertUnpacked(expected, folder, "python", ExternalTool.Require("python3", "python3.exe"), "-c", PythonUnpack, archive, folder.At("python"));
        AssertUnpacked(expected, folder, "unzip", "/usr/bin/env", "LC_ALL=C.UTF-8", ExternalTool.Require("unzip"), "-q", archive, "-d", folder.At("unzip"));
        AssertUnpacked(expected, folder, "7z", ExternalTool.Require("7zz", "7z"), "x", "-bso0", "-o" + folder.At("7z"), archive);
        ZipFile.ExtractToDirectory(archive, folder.At("net"));
        Assert.Equal(expected, Found(folder.At("net")));
    }

    private static void WeUnpackTheirs(Dictionary<string, byte[]> random)
    {
        using var folder = new ScratchFolder();
        var tree = Tree(random);
        foreach (var (name, content) in tree)
        {
            _ = folder.Write("tree/" + name, content);
        }

        var python = ExternalTool.Require("python3", "python3.exe");
        Run(python, folder, "-c", PythonPack, folder.At("python.zip"), folder.At("tree"), "deflate");
        Run(python, folder, "-c", PythonPack, folder.At("stored.zip"), folder.At("tree"), "store");
        Run(python, folder, "-c", PythonPack, folder.At("streamed.zip"), folder.At("tree"), "stream");
        Run(ExternalTool.Require("7zz", "7z"), folder, "a", "-tzip", "-bso0", folder.At("7z.zip"), folder.At("tree") + "/.");
        Run("/usr/bin/env", folder, "-C", folder.At("tree"), "LC_ALL=C.UTF-8", ExternalTool.Require("zip"), "-q", "-r", folder.At("info.zip"), ".");
        ZipFile.CreateFromDirectory(folder.At("tree"), folder.At("net.zip"));
        using (var file = File.Create(folder.At("net-streamed.zip")))
        using (var pipe = new PipeOnly(file))
        {
            ZipFile.CreateFromDirectory(folder.At("tree"), pipe);
        }

        var expected = Hashes(tree);
        foreach (var archive in Directory.GetFiles(folder.Path, "*.zip"))
        {
            using (var reader = ArchiveReader.Open(SampleBackup.FileSystem, archive))
            {
                Assert.True(reader.CheckFrames(CancellationToken.None) is [], $"{archive}: {string.Join("; ", reader.CheckFrames(CancellationToken.None))}");
                Assert.True(reader.Refused is [], $"{archive}: {string.Join("; ", reader.Refused)}");
            }

            Assert.Equal(expected, ZipRoundTripTests.ReadOurs(archive));
            _ = new ArchiveExtractor(SampleBackup.FileSystem, SampleBackup.RealDisk).Extract(archive, folder.At("ours"), new RecordingObserver(), CancellationToken.None);
            Assert.Equal(expected, Found(folder.At("ours")));
            Directory.Delete(folder.At("ours"), recursive: true);
        }
    }

    private static Dictionary<string, byte[]> Tree(Dictionary<string, byte[]> random) =>
        new(random, EntryName.Comparer) { ["always/one file.txt"] = SampleBackup.Text("there"), ["always/empty"] = [] };

    private static string Pack(ScratchFolder folder, Dictionary<string, byte[]> tree, ArchiveCompression compression)
    {
        var sources = tree.Select((file, index) => new ArchiveSource(file.Key, folder.Write($"staging/{index}", file.Value), SampleBackup.Time));
        var request = new SampleBackup(folder) { Content = [] }.Request() with { Sources = [.. sources], Compression = compression };
        using var written = new ArchiveWriter(SampleBackup.FileSystem, SampleBackup.RealDisk).Write(request, new RecordingObserver(), CancellationToken.None);
        written.Publish();
        return written.ArchivePath;
    }

    private static void AssertUnpacked(SortedDictionary<string, string> expected, ScratchFolder folder, string target, string program, params string[] arguments)
    {
        Run(program, folder, arguments);
        Assert.Equal(expected, Found(folder.At(target)));
    }

    private static void Run(string program, ScratchFolder folder, params string[] arguments)
    {
        var (exitCode, output) = ExternalTool.Run(program, folder.Path, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}");
    }

    private static SortedDictionary<string, string> Hashes(Dictionary<string, byte[]> tree)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, content) in tree)
        {
            hashes.Add(name, Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        return hashes;
    }

    // What every archive of ours brings along isn't part of the tree.
    private static SortedDictionary<string, string> Found(string folder)
    {
        string[] own = [ArchiveLayout.Manifest, ArchiveLayout.Checksums, ArchiveLayout.RestoreText, ArchiveLayout.BlockIndex];
        var tree = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file).Replace('\\', '/'), Content: File.ReadAllBytes(file)))
            .Where(file => !own.Contains(file.Name))
            .ToDictionary(file => file.Name, file => file.Content);
        return Hashes(tree);
    }

    private sealed class PipeOnly(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
