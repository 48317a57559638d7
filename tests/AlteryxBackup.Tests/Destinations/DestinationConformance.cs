using System;
using System.IO;
using AlteryxBackup.Destinations;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>What every destination must do, whatever it is made of. One class below for each kind.</summary>
public abstract class DestinationConformance : IDisposable
{
    private const string File = "archive.zip";
    private readonly IDestination _destination;

    private protected DestinationConformance(Func<string, IDestination> create)
    {
        Create = create;
        _destination = create(Folder.Path);
    }

    private protected Func<string, IDestination> Create { get; }

    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();

    [Fact]
    public void A_place_that_is_there_can_be_reached() => _destination.Reach();

    [Fact]
    public void A_place_that_is_gone_throws_whatever_it_is_asked_and_is_not_made()
    {
        var gone = Path.Combine(Folder.Path, "gone");
        var destination = Create(gone);

        Assert.ThrowsAny<IOException>(destination.Reach);
        Assert.ThrowsAny<IOException>(() => destination.Length(File));
        Assert.ThrowsAny<IOException>(() => destination.PartialLength(File));
        Assert.ThrowsAny<IOException>(() => destination.OpenPartial(File, 0));
        Assert.ThrowsAny<IOException>(() => destination.Read(File));
        Assert.ThrowsAny<IOException>(() => destination.ReadPartial(File));
        Assert.ThrowsAny<IOException>(() => destination.Publish(File));
        Assert.False(Directory.Exists(gone));
    }

    [Fact]
    public void Nothing_is_there_at_first()
    {
        Assert.Null(_destination.Length(File));
        Assert.Null(_destination.PartialLength(File));
        Assert.ThrowsAny<IOException>(() => _destination.Read(File));
        Assert.ThrowsAny<IOException>(() => _destination.ReadPartial(File));
    }

    [Fact]
    public void What_was_written_is_read_back_and_has_no_final_name_yet()
    {
        Put([1, 2, 3, 4, 5], 0);

        Assert.Equal([1, 2, 3, 4, 5], Partial());
        Assert.Equal(5, _destination.PartialLength(File));
        Assert.Null(_destination.Length(File));
    }

    [Fact]
    public void An_empty_file_is_a_file()
    {
        Put([], 0);
        _destination.Publish(File);

        Assert.Equal(0, _destination.Length(File));
    }

    [Fact]
    public void Writing_goes_on_at_the_offset_and_what_stood_behind_it_is_gone()
    {
        Put([1, 2, 3, 4, 5, 6], 0);
        Put([9], 2);

        Assert.Equal([1, 2, 9], Partial());
    }

    [Fact]
    public void Writing_from_the_start_begins_again()
    {
        Put([1, 2, 3], 0);
        Put([7], 0);

        Assert.Equal([7], Partial());
    }

    [Fact]
    public void An_offset_behind_the_end_is_refused_and_fills_nothing_in()
    {
        Put([1, 2, 3], 0);

        Assert.ThrowsAny<IOException>(() => _destination.OpenPartial(File, 4));
        Assert.Equal([1, 2, 3], Partial());
    }

    [Fact]
    public void A_writer_that_is_dropped_leaves_no_final_name_and_nothing_but_a_beginning()
    {
        using (var writer = _destination.OpenPartial(File, 0))
        {
            writer.Write([1, 2, 3], 0, 3);
        }

        Assert.Null(_destination.Length(File));
        Assert.InRange(_destination.PartialLength(File) ?? 0, 0, 3);
    }

    [Fact]
    public void A_part_of_a_buffer_is_written_as_that_part()
    {
        using (var writer = _destination.OpenPartial(File, 0))
        {
            writer.Write([1, 2, 3, 4], 1, 2);
            writer.Complete();
        }

        Assert.Equal([2, 3], Partial());
    }

    [Fact]
    public void Published_means_under_its_final_name_and_no_longer_partial()
    {
        Put([1, 2, 3], 0);
        _destination.Publish(File);

        Assert.Equal([1, 2, 3], Final());
        Assert.Equal(3, _destination.Length(File));
        Assert.Null(_destination.PartialLength(File));
    }

    [Fact]
    public void Publishing_never_overwrites()
    {
        Put([1, 2, 3], 0);
        _destination.Publish(File);
        Put([4], 0);

        Assert.ThrowsAny<IOException>(() => _destination.Publish(File));
        Assert.Equal([1, 2, 3], Final());
        Assert.Equal([4], Partial());
    }

    [Fact]
    public void Replacing_puts_the_new_file_in_place_of_the_old_or_of_none()
    {
        Put([1, 2, 3], 0);
        _destination.Replace(File);
        Put([4], 0);
        _destination.Replace(File);

        Assert.Equal([4], Final());
        Assert.Null(_destination.PartialLength(File));
    }

    [Fact]
    public void Publishing_what_is_not_there_fails_and_makes_nothing()
    {
        Assert.ThrowsAny<IOException>(() => _destination.Publish(File));
        Assert.ThrowsAny<IOException>(() => _destination.Replace(File));
        Assert.Null(_destination.Length(File));
    }

    [Fact]
    public void Deleting_takes_the_partial_file_alone_and_minds_nothing_when_there_is_none()
    {
        Put([1], 0);
        _destination.Publish(File);
        Put([2], 0);
        _destination.DeletePartial(File);
        _destination.DeletePartial(File);

        Assert.Null(_destination.PartialLength(File));
        Assert.Equal([1], Final());
    }

    [Fact]
    public void Files_do_not_get_in_each_others_way()
    {
        Put([1], 0);
        using (var writer = _destination.OpenPartial(File + ".sha256", 0))
        {
            writer.Write([2], 0, 1);
            writer.Complete();
        }

        _destination.Publish(File);

        Assert.Equal([1], Final());
        Assert.Null(_destination.Length(File + ".sha256"));
        Assert.Equal(1, _destination.PartialLength(File + ".sha256"));
    }

    private protected void Put(byte[] content, long offset)
    {
        using var writer = _destination.OpenPartial(File, offset);
        writer.Write(content, 0, content.Length);
        writer.Complete();
    }

    private byte[] Partial() => All(_destination.ReadPartial(File).Stream);

    private byte[] Final() => All(_destination.Read(File).Stream);

    private static byte[] All(Stream stream)
    {
        using (stream)
        {
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }
}
