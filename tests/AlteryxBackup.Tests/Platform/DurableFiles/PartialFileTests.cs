using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Platform.DurableFiles;

public sealed class PartialFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FaultyDurableFiles _durable = new(LocalMachine.Create().DurableFiles);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Published_it_has_its_final_name_alone()
    {
        using (var file = Begin())
        {
            file.Stream.Write("content"u8.ToArray(), 0, 7);
            file.Complete();
            Assert.False(File.Exists(file.FinalPath));
            file.Publish();
        }

        Assert.Equal([_folder.File("a")], Directory.GetFiles(_folder.Path));
        Assert.Equal("content", File.ReadAllText(_folder.File("a")));
    }

    [Fact]
    public void Left_unpublished_it_removes_itself()
    {
        using (var file = Begin())
        {
            file.Complete();
            Assert.True(File.Exists(file.PartialPath));
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData(DurableCall.Write)]
    [InlineData(DurableCall.Flush)]
    [InlineData(DurableCall.Publish)]
    internal void Wherever_it_fails_nothing_is_left_of_it(DurableCall call)
    {
        _durable.Fail(call, new IOException("no space", 28));
        var failure = Assert.ThrowsAny<IOException>(() =>
        {
            using var file = Begin();
            file.Stream.Write(new byte[10], 0, 10);
            file.Complete();
            file.Publish();
        });

        Assert.Equal("no space", failure.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
        _durable.AssertAllFaultsUsed();
    }

    [Fact]
    public void It_does_not_remove_what_it_was_refused_to_overwrite()
    {
        File.WriteAllText(_folder.File("a"), "old");
        Assert.ThrowsAny<IOException>(() =>
        {
            using var file = Begin();
            file.Complete();
            file.Publish();
        });

        Assert.Equal("old", File.ReadAllText(_folder.File("a")));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Faults_that_nobody_notices_are_found_by_reading_back()
    {
        _durable.WriteShort().ReadWrong();
        using var file = Begin();
        file.Stream.Write([1, 2, 3], 0, 3);
        file.Complete();
        using var back = _durable.OpenReadBack(file.PartialPath).Stream;
        var read = new byte[10];

        Assert.Equal(2, back.Read(read, 0, 10));
        Assert.Equal([0, 2], read[..2]);
        _durable.AssertAllFaultsUsed();
        Assert.Equal([DurableCall.Create, DurableCall.Write, DurableCall.Flush, DurableCall.OpenReadBack], _durable.Calls.Select(call => call.Call));
    }

    private PartialFile Begin() => new(new FileSystem(), _durable, _folder.File("a"));
}
