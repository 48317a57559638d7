using System.IO;

namespace AlteryxBackup.Archives.Compression;

/// <summary>Compresses by deflate (RFC 1951) in stretches that can be joined and taken apart again. For one thread.</summary>
internal interface IDeflater
{
    /// <summary>
    /// Appends a compressed stretch. It refers to no byte before it, ends at a byte border, and does not end the stream: whatever comes next may be
    /// appended, and it can be inflated by itself.
    /// </summary>
    /// <param name="input">Holds the bytes.</param>
    /// <param name="start">The first.</param>
    /// <param name="length">How many.</param>
    /// <param name="level">1 (quick) to 9 (small); one that the deflater doesn't have becomes the nearest it has.</param>
    /// <param name="output">Is appended to.</param>
    void Deflate(byte[] input, int start, int length, int level, MemoryStream output);
}
