using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Tests.Platform.DurableFiles;

[UnsupportedOSPlatform("windows")]
public sealed class DurableFilesTests : IDisposable
{
    private const UnixFileMode OursAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();
    private readonly IDurableFiles _durable = LocalMachine.Create().DurableFiles;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_private_before_its_first_byte()
    {
        using var stream = _durable.CreatePrivate(_folder.File("token"));

        Assert.Equal((OursAlone, 0L), (File.GetUnixFileMode(_folder.File("token")), stream.Length));
    }

    [Fact]
    public void A_folder_and_the_missing_ones_above_it_are_private_and_those_that_exist_stay_as_they_are()
    {
        var open = Directory.CreateDirectory(_folder.File("open"), OursAlone | UnixFileMode.UserExecute | UnixFileMode.OtherExecute).FullName;
        _durable.CreatePrivateFolder(Path.Combine(open, "a", "b"));
        _durable.CreatePrivateFolder(Path.Combine(open, "a", "b"));

        Assert.Equal(OursAlone | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(open, "a")));
        Assert.Equal(OursAlone | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(open, "a", "b")));
        Assert.Equal(OursAlone | UnixFileMode.UserExecute | UnixFileMode.OtherExecute, File.GetUnixFileMode(open));
    }

    [Fact]
    public void Creating_never_takes_a_file_that_is_there()
    {
        File.WriteAllText(_folder.File("there"), "theirs");

        Assert.ThrowsAny<IOException>(() => _durable.CreatePrivate(_folder.File("there")));
        Assert.Equal("theirs", File.ReadAllText(_folder.File("there")));
    }

    [Fact]
    public void Creating_does_not_follow_a_link_that_someone_laid()
    {
        File.CreateSymbolicLink(_folder.File("trap"), _folder.File("victim"));

        Assert.ThrowsAny<IOException>(() => _durable.CreatePrivate(_folder.File("trap")));
        Assert.False(File.Exists(_folder.File("victim")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_name_that_cannot_be_flushed_is_told_with_the_state_after_the_rename(bool replacing)
    {
        File.WriteAllText(_folder.File("a.partial"), "content");
        var durable = new UnixDurableFiles(_ => throw new IOException("I/O error", 5));

        var failure = Assert.Throws<NameNotFlushedException>(() => (replacing ? (Action<string, string>)durable.Replace : durable.Publish)(_folder.File("a.partial"), _folder.File("a")));

        Assert.Contains($"'{_folder.File("a")}' has its final name", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5, failure.HResult);
        Assert.Equal("content", File.ReadAllText(_folder.File("a")));
    }

    [Fact]
    public void Publishing_moves_the_content_and_leaves_no_partial()
    {
        File.WriteAllText(_folder.File("a.partial"), "content");
        _durable.Publish(_folder.File("a.partial"), _folder.File("a"));

        Assert.Equal("content", File.ReadAllText(_folder.File("a")));
        Assert.Equal(["a"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Publishing_never_overwrites()
    {
        File.WriteAllText(_folder.File("a.partial"), "new");
        File.WriteAllText(_folder.File("a"), "old");
        var failure = Assert.ThrowsAny<IOException>(() => _durable.Publish(_folder.File("a.partial"), _folder.File("a")));

        Assert.Contains(_folder.File("a"), failure.Message, StringComparison.Ordinal);
        Assert.Equal(("old", "new"), (File.ReadAllText(_folder.File("a")), File.ReadAllText(_folder.File("a.partial"))));
    }

    [Fact]
    public void Replacing_overwrites()
    {
        File.WriteAllText(_folder.File("a.partial"), "new");
        File.WriteAllText(_folder.File("a"), "old");
        _durable.Replace(_folder.File("a.partial"), _folder.File("a"));

        Assert.Equal("new", File.ReadAllText(_folder.File("a")));
        Assert.False(File.Exists(_folder.File("a.partial")));
    }

    [Fact]
    public void Publishing_what_is_not_there_is_a_failure() =>
        Assert.ThrowsAny<IOException>(() => _durable.Publish(_folder.File("a.partial"), _folder.File("a")));

    [Fact]
    public void What_is_read_back_is_what_was_written_and_none_of_it_was_in_memory()
    {
        var content = new byte[8 * 1024 * 1024];
        new Random(3).NextBytes(content);
        using (var stream = _durable.CreatePrivate(_folder.File("a")))
        {
            stream.Write(content);
            _durable.FlushToDisk(stream);
        }

        var inMemoryBefore = PageCache.ResidentShare(_folder.File("a"));
        var back = _durable.OpenReadBack(_folder.File("a"));
        using (back.Stream)
        {
            // A file system in memory (tmpfs) has nowhere else to keep it: there the share stays at 1.
            var dropped = PageCache.ResidentShare(_folder.File("a"));
            Assert.True(inMemoryBefore > 0.9 && (dropped < 0.1 || new DriveInfo(_folder.Path).DriveFormat == "tmpfs"), $"{inMemoryBefore:P0} before, {dropped:P0} after");

            using var copy = new MemoryStream();
            back.Stream.CopyTo(copy);
            Assert.True(copy.ToArray().SequenceEqual(content));
        }

        Assert.Equal(RuntimeInformation.IsOSPlatform(OSPlatform.Linux), back.PastCache);
    }

    [Fact]
    public void Free_space_is_known_of_a_path_that_is_still_to_be_made()
    {
        Assert.True(_durable.FreeBytes(_folder.File("not/yet/there")) > 0);
        Assert.Equal(new DriveInfo("/dev").AvailableFreeSpace, _durable.FreeBytes("/dev/not/there"));
    }
}
