using AlteryxBackup.Archives.Compression;

namespace AlteryxBackup.Archives.Zip;

/// <summary>A small entry, or one block of a large one, in a batch.</summary>
/// <param name="Entry">What it is of.</param>
/// <param name="Start">Where it begins in the batch.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="IsFirst">The entry begins with it.</param>
/// <param name="IsLast">The entry ends with it.</param>
internal sealed record Piece(PendingEntry Entry, int Start, int Length, bool IsFirst, bool IsLast)
{
    /// <summary>All of its entry.</summary>
    public bool IsWhole => IsFirst && IsLast;

    /// <summary>How it is to be compressed; null when the entry takes its bytes as they are.</summary>
    public BlockPlan? Plan { get; set; }

    /// <summary>CRC-32 of its bytes.</summary>
    public uint Crc { get; set; }

    /// <summary>Where it begins in the batch's output, once compressed; null when its bytes go out as they are.</summary>
    public int? OutputStart { get; set; }

    /// <summary>Its bytes in the archive, once compressed.</summary>
    public int OutputLength { get; set; }
}
