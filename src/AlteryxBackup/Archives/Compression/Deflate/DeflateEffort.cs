namespace AlteryxBackup.Archives.Compression.Deflate;

/// <summary>How hard to look for matches. The numbers are measured on BSON: see the archive benchmark.</summary>
/// <param name="Depth">How many earlier occurrences are looked at.</param>
/// <param name="LazyDepth">How many, to see whether a longer match begins a byte later.</param>
/// <param name="LazyBelow">Matches from this length on are taken without that look.</param>
/// <param name="LongEnough">A match of this length ends the search.</param>
/// <param name="IndexedEnds">Of longer matches only so many bytes at either end are made known to later searches, half of it each.</param>
internal sealed record DeflateEffort(int Depth, int LazyDepth, int LazyBelow, int LongEnough, int IndexedEnds)
{
    /// <summary>Larger than zlib's level 6 by about one percent, at four times its speed.</summary>
    public static readonly DeflateEffort Normal = new(8, 4, 16, 128, 8);

    /// <summary>Smaller than zlib's level 6, at more than twice its speed.</summary>
    public static readonly DeflateEffort Hard = new(16, 8, 64, 128, 32);

    /// <summary>For those who want it quick: larger by a tenth.</summary>
    public static readonly DeflateEffort Quick = new(4, 2, 16, 32, 8);
}
