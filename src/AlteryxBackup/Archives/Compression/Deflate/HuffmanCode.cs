using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Archives.Compression.Deflate;

/// <summary>A canonical prefix code (RFC 1951, 3.2.2) for symbols of given frequencies; none of its words is longer than a limit.</summary>
internal sealed class HuffmanCode
{
    private readonly byte[] _lengths;
    private readonly uint[] _words;

    private HuffmanCode(byte[] lengths)
    {
        _lengths = lengths;
        _words = Words(lengths);
    }

    /// <summary>Bits of each symbol's word; 0 for a symbol that doesn't occur.</summary>
    public IReadOnlyList<byte> Lengths => _lengths;

    /// <summary>Makes the code. At least two symbols occur, as every reader expects.</summary>
    public static HuffmanCode For(IReadOnlyList<int> frequencies, int longest)
    {
        var scaled = frequencies.ToArray();
        for (var symbol = 0; scaled.Count(frequency => frequency > 0) < 2; symbol++)
        {
            scaled[symbol] = Math.Max(scaled[symbol], 1);
        }

        var lengths = LengthsOf(scaled);
        while (lengths.Max() > longest)
        {
            // A flatter tree of nearly the same code.
            scaled = Array.ConvertAll(scaled, frequency => frequency == 0 ? 0 : (frequency / 4) + 1);
            lengths = LengthsOf(scaled);
        }

        return new HuffmanCode(lengths);
    }

    /// <summary>Writes a symbol's word.</summary>
    public void Write(BitWriter bits, int symbol) => bits.Write(_words[symbol], _lengths[symbol]);

    /// <summary>Writes a symbol's word, and what tells which value of its range is meant.</summary>
    public void Write(BitWriter bits, int symbol, uint extra, int extraBits) => bits.Write(_words[symbol] | (extra << _lengths[symbol]), _lengths[symbol] + extraBits);

    // Huffman's tree by two queues: the leaves by frequency, and the nodes, which come into being by frequency.
    private static byte[] LengthsOf(int[] frequencies)
    {
        var leaves = Enumerable.Range(0, frequencies.Length).Where(symbol => frequencies[symbol] > 0).OrderBy(symbol => frequencies[symbol]).ToArray();
        var parents = new int[(2 * leaves.Length) - 1];
        var weights = new long[parents.Length];
        for (var leaf = 0; leaf < leaves.Length; leaf++)
        {
            weights[leaf] = frequencies[leaves[leaf]];
        }

        int nextLeaf = 0, nextNode = leaves.Length;
        for (var node = leaves.Length; node < parents.Length; node++)
        {
            for (var child = 0; child < 2; child++)
            {
                var lightest = nextLeaf < leaves.Length && (nextNode >= node || weights[nextLeaf] <= weights[nextNode]) ? nextLeaf++ : nextNode++;
                parents[lightest] = node;
                weights[node] += weights[lightest];
            }
        }

        var depths = new byte[parents.Length];
        for (var node = parents.Length - 2; node >= 0; node--)
        {
            depths[node] = (byte)(depths[parents[node]] + 1);
        }

        var lengths = new byte[frequencies.Length];
        for (var leaf = 0; leaf < leaves.Length; leaf++)
        {
            lengths[leaves[leaf]] = depths[leaf];
        }

        return lengths;
    }

    private static uint[] Words(byte[] lengths)
    {
        var words = new uint[lengths.Length];
        var word = 0u;
        for (var length = 1; length <= lengths.Max(); length++)
        {
            word <<= 1;
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    words[symbol] = Reversed(word++, length);
                }
            }
        }

        return words;
    }

    // Words go out with their first bit lowest.
    private static uint Reversed(uint word, int length)
    {
        var reversed = 0u;
        for (var bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((word >> bit) & 1);
        }

        return reversed;
    }
}
