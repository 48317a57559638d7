using System.IO;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>What an ordinary file system interface can't express: private from the first byte, on disk for certain, named only when complete.</summary>
public interface IDurableFiles
{
    /// <summary>Makes a folder, and missing ones above it, that only this account and administrators can enter. One that exists is left as it is.</summary>
    void CreatePrivateFolder(string path);

    /// <summary>Makes a new file that only this account and administrators can read. Fails when the name exists.</summary>
    /// <exception cref="IOException">The name exists, or can't be written.</exception>
    Stream CreatePrivate(string path);

    /// <summary>Opens a file that exists, at its start, to be read and added to. Others may read it meanwhile.</summary>
    /// <exception cref="IOException">It isn't there, or can't be written.</exception>
    Stream OpenToAppend(string path);

    /// <summary>Returns when what was written to a stream of <see cref="CreatePrivate"/> or <see cref="OpenToAppend"/> is on the disk itself.</summary>
    void FlushToDisk(Stream stream);

    /// <summary>Gives a complete file its final name, atomically and durably. Never overwrites.</summary>
    /// <exception cref="IOException">The final name exists.</exception>
    void Publish(string partialPath, string finalPath);

    /// <summary>Like <see cref="Publish"/>, but replaces what has the name, atomically.</summary>
    void Replace(string partialPath, string finalPath);

    /// <summary>Opens a file to be read back, past the system's cache where the system allows it.</summary>
    ReadBack OpenReadBack(string path);

    /// <summary>Free bytes for this account on the volume of an existing or future path; null when the system doesn't say.</summary>
    long? FreeBytes(string path);
}
