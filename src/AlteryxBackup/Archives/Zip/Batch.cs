using System;
using System.Collections.Generic;
using System.IO;

namespace AlteryxBackup.Archives.Zip;

/// <summary>What one thread compresses at a time: a block of a large entry, or as many small entries as go into one. Used again and again.</summary>
internal sealed class Batch : IDisposable
{
    /// <summary>Bytes of a block.</summary>
    public const int Capacity = 1 << 20;

    /// <summary>Pieces of a batch at most: empty files take no room in it.</summary>
    public const int MaxPieces = 4096;

    /// <summary>Holds what is to be compressed.</summary>
    public byte[] Input { get; } = new byte[Capacity];

    /// <summary>How much of it is in use.</summary>
    public int Used { get; set; }

    /// <summary>What it is made of.</summary>
    public List<Piece> Pieces { get; } = [];

    /// <summary>Holds what has been compressed.</summary>
    public MemoryStream Output { get; } = new(Capacity + (Capacity >> 4));

    /// <summary>Set once it is compressed.</summary>
    public bool IsCompressed { get; set; }

    /// <summary>Bytes that still go in.</summary>
    public int Room => Capacity - Used;

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Used = 0;
        Pieces.Clear();
        Output.SetLength(0);
        IsCompressed = false;
    }

    /// <inheritdoc/>
    public void Dispose() => Output.Dispose();
}
