using System;
using System.IO;
using System.Runtime.CompilerServices;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Archives.Compression.Deflate;

/// <summary>
/// Compresses by deflate (RFC 1951) in stretches that can be joined and taken apart again, the same on every runtime. Our own: the runtimes' can't end a stretch at a byte border
/// everywhere (that of .NET Framework emits nothing when it is flushed), is zlib in one version and zlib-ng in the next, and is slower on BSON than this. For one thread.
/// </summary>
internal sealed class Deflater
{
    private readonly int[] _newest = new int[MatchFinder.Hashes];
    private readonly int[] _earlier = new int[MatchFinder.Window];
    private readonly TokenBlock _tokens = new();

    /// <summary>
    /// Appends a compressed stretch. It refers to no byte before it, ends at a byte border, and does not end the stream: whatever comes next may be
    /// appended, and it can be inflated by itself.
    /// </summary>
    /// <param name="input">Holds the bytes.</param>
    /// <param name="start">The first.</param>
    /// <param name="length">How many, at least one.</param>
    /// <param name="effort">How hard.</param>
    /// <param name="output">Is appended to.</param>
    public unsafe void Deflate(byte[] input, int start, int length, DeflateEffort effort, MemoryStream output)
    {
        var bits = new BitWriter(output);
        fixed (byte* bytes = &input[start])
        fixed (int* newest = _newest)
        fixed (int* earlier = _earlier)
        {
            MatchFinder.Forget(newest);
            var place = Parse(bytes, length, newest, earlier, effort, bits);
            for (; place < length; place++)
            {
                AddLiteral(bytes[place], bits);
            }
        }

        _tokens.WriteTo(bits);
        bits.Flush();
    }

    // Takes the longest match at each place, unless a longer one begins a byte later.
    [MethodImpl(HotCode.Optimized)]
    private unsafe int Parse(byte* bytes, int wholeLength, int* newest, int* earlier, DeflateEffort effort, BitWriter bits)
    {
        const int None = 3;
        var matches = new MatchFinder(bytes, wholeLength, newest, earlier);
        var end = Math.Max(0, wholeLength - MatchFinder.Margin);
        var (depth, lazyDepth, lazyBelow, longEnough, indexedEnds) = effort;
        var half = indexedEnds / 2;
        var place = 0;
        while (place < end)
        {
            var length = matches.Find(place, None, depth, longEnough, out var distance);
            if (length == 0)
            {
                AddLiteral(bytes[place++], bits);
                continue;
            }

            var indexed = place + 1;
            while (length < lazyBelow && indexed < end)
            {
                var later = matches.Find(indexed++, length, lazyDepth, longEnough, out var laterDistance);
                if (later == 0)
                {
                    break;
                }

                AddLiteral(bytes[place++], bits);
                (length, distance) = (later, laterDistance);
            }

            _tokens.AddMatch(length, distance);
            WriteIfFull(bits);

            var next = place + length;
            var known = Math.Min(next, end);
            if (length > indexedEnds)
            {
                matches.Index(indexed, Math.Min(place + half, known));
                indexed = Math.Max(indexed, next - half);
            }

            matches.Index(indexed, known);
            place = next;
        }

        return place;
    }

    private void AddLiteral(byte value, BitWriter bits)
    {
        _tokens.AddLiteral(value);
        WriteIfFull(bits);
    }

    private void WriteIfFull(BitWriter bits)
    {
        if (_tokens.IsFull)
        {
            _tokens.WriteTo(bits);
        }
    }
}
