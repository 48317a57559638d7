using System;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;
using AlteryxBackup.Archives.Compression;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// Inflates one of the independent blocks that large entries are joined from (see <see cref="BlockIndex"/>), and accepts it only if inflating the whole
/// entry from its front would give the same bytes there.
/// </summary>
internal static class DeflatedBlock
{
    /// <summary>What a buffer must hold beyond the block's content.</summary>
    public const int Margin = 16;

    // A last stored block of bytes that nobody could know beforehand: it comes out right behind the content only if the block ended at a byte's border, and
    // didn't end the entry. What was inflated without anything before it is inflated the same after anything.
    private static readonly byte[] Proof = MakeProof();

    /// <summary>Inflates a block into a buffer.</summary>
    /// <param name="compressed">Its bytes; room for <see cref="Margin"/> and a few more must follow them.</param>
    /// <param name="compressedBytes">How many.</param>
    /// <param name="content">Takes the content; <see cref="Margin"/> longer than it.</param>
    /// <param name="contentBytes">How many bytes it must give.</param>
    /// <param name="endsEntry">It is the last of its entry, and must end the compressed data.</param>
    /// <returns>False when it isn't such a block.</returns>
    public static bool TryInflate(byte[] compressed, int compressedBytes, byte[] content, int contentBytes, bool endsEntry)
    {
        if (StoredBlocks.TryRead(compressed, compressedBytes, content, contentBytes, endsEntry ? StoredBlocks.End : []))
        {
            return true;
        }

        var length = compressedBytes;
        var expected = contentBytes;
        if (!endsEntry)
        {
            Buffer.BlockCopy(Proof, 0, compressed, compressedBytes, Proof.Length);
            length += Proof.Length;
            expected += Margin;
        }

        var input = new DeflateInput(compressed, length);
        using var inflate = new DeflateStream(input, CompressionMode.Decompress);
        try
        {
            var filled = 0;
            for (int read; filled < expected && (read = inflate.Read(content, filled, expected - filled)) > 0;)
            {
                filled += read;
            }

            if (filled < expected || inflate.ReadByte() >= 0)
            {
                return false;
            }

            input.RequireEnd();
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return endsEntry || IsProof(content, contentBytes);
    }

    /// <summary>Room that a buffer must have behind the compressed bytes.</summary>
    public static int Tail => Proof.Length;

    private static bool IsProof(byte[] content, int at)
    {
        for (var index = 0; index < Margin; index++)
        {
            if (content[at + index] != Proof[Proof.Length - Margin + index])
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] MakeProof()
    {
        const byte lastAndStored = 1;
        var unknown = new byte[Margin];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(unknown);
        return [lastAndStored, Margin, 0, unchecked((byte)~Margin), 0xFF, .. unknown];
    }
}
