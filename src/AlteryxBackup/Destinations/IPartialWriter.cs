using System;

namespace AlteryxBackup.Destinations;

/// <summary>Writes an unfinished file at a destination. Disposed without <see cref="Complete"/>, what has arrived may stay: the next try goes on from it.</summary>
public interface IPartialWriter : IDisposable
{
    /// <summary>Appends bytes.</summary>
    void Write(byte[] buffer, int offset, int count);

    /// <summary>Returns when all that was written is on the medium itself; nothing is written after it.</summary>
    void Complete();
}
