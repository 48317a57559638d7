using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Destinations;

/// <summary>Brings files to a destination, one by one, and proves them there; counts over all tries.</summary>
internal sealed class FileCopy(IFileSystem files, IDestination destination, ContentReader reader, IOperationObserver observer)
{
    /// <summary>The step that copies report their progress to.</summary>
    public const string Step = "Distribute";

    /// <summary>Bytes sent so far, over all tries.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Whether a try went on from what was there.</summary>
    public bool Resumed { get; private set; }

    /// <summary>Whether every proof so far came past the cache.</summary>
    public bool ReadPastCache { get; private set; } = true;

    /// <summary>What stands there under the file's final name, by its content.</summary>
    public Presence PresenceOf(SourceFile file)
    {
        var length = destination.Length(file.Name);
        if (length is null)
        {
            return Presence.Absent;
        }

        // That a file differs ends the tries and is told to people: one bad read must not be enough to say so.
        return length == file.SizeBytes && (ReadsAs(file, destination.Read(file.Name)) || ReadsAs(file, destination.Read(file.Name))) ? Presence.Same : Presence.Different;
    }

    /// <summary>Sends what isn't there yet and reads all of it back: it then is whole and on the medium, under its partial name.</summary>
    /// <exception cref="InvalidDataException">What was read back is something else; it was removed.</exception>
    public void Bring(SourceFile file)
    {
        Send(file, SoundPart(file));
        if (ReadsAs(file, destination.ReadPartial(file.Name)))
        {
            return;
        }

        file.RequireUnchanged(files, reader);
        destination.DeletePartial(file.Name);
        throw new InvalidDataException($"What was read back of '{file.Name}' is not what was sent.");
    }

    /// <summary>Returns when a file that was just named stands there.</summary>
    /// <exception cref="IOException">It doesn't.</exception>
    public void RequireNamed(SourceFile file)
    {
        if (destination.Length(file.Name) != file.SizeBytes)
        {
            throw new IOException($"'{file.Name}' was given its final name, but does not stand there under it.");
        }
    }

    private long SoundPart(SourceFile file)
    {
        var length = destination.PartialLength(file.Name) ?? 0;
        if (length == 0 || length > file.SizeBytes)
        {
            return 0;
        }

        using var part = destination.ReadPartial(file.Name).Stream;
        using var whole = file.Open(files);
        return reader.IsPrefix(part, length, whole) ? length : 0;
    }

    private void Send(SourceFile file, long from)
    {
        using var source = file.Open(files);
        source.Position = from;
        Resumed |= from > 0;
        var done = from;
        using var writer = destination.OpenPartial(file.Name, from);
        reader.Read(source, (block, count) =>
        {
            writer.Write(block, 0, count);
            done += count;
            BytesSent += count;
            Report("Copying", file, done);
        });
        writer.Complete();
    }

    private bool ReadsAs(SourceFile file, ReadBack there)
    {
        using var stream = there.Stream;
        ReadPastCache &= there.PastCache;
        var (size, sha256) = reader.Hash(stream, done => Report("Reading back", file, done));
        return file.IsContent(size, sha256);
    }

    private void Report(string activity, SourceFile file, long done) =>
        observer.Observe(new StepProgressEvent(Step, $"{activity} {file.Name} ({destination.Name})", done, file.SizeBytes, ProgressUnit.Bytes));
}
