using System.IO;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Destinations;

/// <summary>
/// A place for copies, as small as it can be: a folder, a share, an object store. Retries, limits and test faults go around it. File names are plain, without a folder.
/// Every call may throw whatever its medium throws (<see cref="IOException"/> and its like); it may never answer "not there" when it can't know.
/// </summary>
public interface IDestination
{
    /// <summary>The place as the configuration names it: for messages.</summary>
    string Name { get; }

    /// <summary>Where a file of this name stands there: a full path or address, for people and results.</summary>
    string PathOf(string fileName);

    /// <summary>Returns when the place can be reached, throws the reason when not. Creates nothing. May take as long as the medium does.</summary>
    /// <exception cref="Platform.Errors.BackupException">It knows that trying again doesn't help: DestinationNotFound.</exception>
    void Reach();

    /// <summary>Size in bytes of what stands under the final name; null when nothing does.</summary>
    long? Length(string fileName);

    /// <summary>Size in bytes of what has arrived of an unfinished file; null when there is none.</summary>
    long? PartialLength(string fileName);

    /// <summary>Opens an unfinished file to go on writing at an offset; what stood behind it is gone. Offset 0 begins one, or begins one again.</summary>
    /// <exception cref="IOException">Less than <paramref name="offset"/> bytes are there, or it can't be written.</exception>
    IPartialWriter OpenPartial(string fileName, long offset);

    /// <summary>Opens what has arrived of an unfinished file, past any cache where that is possible.</summary>
    ReadBack ReadPartial(string fileName);

    /// <summary>Opens what stands under the final name, past any cache where that is possible.</summary>
    ReadBack Read(string fileName);

    /// <summary>Gives an unfinished file its final name, atomically and durably. Never overwrites.</summary>
    /// <exception cref="IOException">The final name is taken, or there is no unfinished file; nothing was changed.</exception>
    void Publish(string fileName);

    /// <summary>Like <see cref="Publish"/>, but in place of what has the name: there is always the old file or the new one.</summary>
    void Replace(string fileName);

    /// <summary>Removes an unfinished file; nothing happens when there is none.</summary>
    void DeletePartial(string fileName);
}
