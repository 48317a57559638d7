using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Archives.Compression.Deflate;

/// <summary>Literals and matches that go out as one deflate block with codes of their own (RFC 1951, 3.2.7).</summary>
internal sealed class TokenBlock
{
    private const int Capacity = 1 << 15;
    private const int EndOfBlock = 256;
    private const int FirstLength = 257;
    private const int LongestWord = 15;
    private const int LongestLengthWord = 7;
    private const int RepeatLength = 16;
    private const int RepeatZero = 17;
    private const int RepeatZeroLong = 18;

    private static readonly int[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    // A literal as it is; a match as its distance above its length, which is above every literal.
    private readonly int[] _tokens = new int[Capacity];
    private readonly int[] _literalCounts = new int[FirstLength + Ladder.Lengths.Count];
    private readonly int[] _distanceCounts = new int[Ladder.Distances.Count];

    // At hand: a static one is looked for each time it is used.
    private readonly Ladder _lengths = Ladder.Lengths;
    private readonly Ladder _distances = Ladder.Distances;
    private int _count;

    /// <summary>It takes no more.</summary>
    public bool IsFull => _count == Capacity;

    /// <summary>Adds a byte as it is.</summary>
    public void AddLiteral(byte value)
    {
        _tokens[_count++] = value;
        _literalCounts[value]++;
    }

    /// <summary>Adds a repetition.</summary>
    public void AddMatch(int length, int distance)
    {
        _tokens[_count++] = (distance << 9) | length;
        _literalCounts[FirstLength + _lengths.SymbolOf(length)]++;
        _distanceCounts[_distances.SymbolOf(distance)]++;
    }

    /// <summary>Writes the block, unless it is empty, and begins anew.</summary>
    public void WriteTo(BitWriter bits)
    {
        if (_count == 0)
        {
            return;
        }

        _literalCounts[EndOfBlock]++;
        var literals = HuffmanCode.For(_literalCounts, LongestWord);
        var distances = HuffmanCode.For(_distanceCounts, LongestWord);
        const uint dynamicCodesNotLast = 0b100;
        bits.Write(dynamicCodesNotLast, 3);
        WriteCodes(bits, literals, distances);
        WriteTokens(bits, literals, distances);
        literals.Write(bits, EndOfBlock);
        _count = 0;
        Array.Clear(_literalCounts, 0, _literalCounts.Length);
        Array.Clear(_distanceCounts, 0, _distanceCounts.Length);
    }

    [MethodImpl(HotCode.Optimized)]
    private void WriteTokens(BitWriter bits, HuffmanCode literals, HuffmanCode distances)
    {
        for (var place = 0; place < _count; place++)
        {
            var token = _tokens[place];
            var distance = token >> 9;
            if (distance == 0)
            {
                literals.Write(bits, token);
                continue;
            }

            Write(bits, literals, _lengths, FirstLength, token & 0x1FF);
            Write(bits, distances, _distances, 0, distance);
        }
    }

    private static void Write(BitWriter bits, HuffmanCode code, Ladder ladder, int firstSymbol, int value)
    {
        var symbol = ladder.SymbolOf(value);
        code.Write(bits, firstSymbol + symbol, ladder.ExtraOf(symbol, value), ladder.ExtraBitsOf(symbol));
    }

    private static void WriteCodes(BitWriter bits, HuffmanCode literals, HuffmanCode distances)
    {
        var literalLengths = WithoutTrailingZeros(literals.Lengths, FirstLength);
        var distanceLengths = WithoutTrailingZeros(distances.Lengths, 1);
        List<byte> all = [.. literalLengths, .. distanceLengths];
        var packed = Pack(all);
        var counts = new int[LengthOrder.Length];
        foreach (var (symbol, _, _) in packed)
        {
            counts[symbol]++;
        }

        var code = HuffmanCode.For(counts, LongestLengthWord);
        var told = LengthOrder.Length;
        while (told > 4 && code.Lengths[LengthOrder[told - 1]] == 0)
        {
            told--;
        }

        bits.Write((uint)(literalLengths.Count - FirstLength), 5);
        bits.Write((uint)(distanceLengths.Count - 1), 5);
        bits.Write((uint)(told - 4), 4);
        for (var place = 0; place < told; place++)
        {
            bits.Write(code.Lengths[LengthOrder[place]], 3);
        }

        foreach (var (symbol, extra, extraBits) in packed)
        {
            code.Write(bits, symbol);
            bits.Write((uint)extra, extraBits);
        }
    }

    private static List<byte> WithoutTrailingZeros(IReadOnlyList<byte> lengths, int atLeast)
    {
        List<byte> kept = [.. lengths];
        while (kept.Count > atLeast && kept[kept.Count - 1] == 0)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    // Repetitions of a length are told by their number.
    private static List<(int Symbol, int Extra, int ExtraBits)> Pack(List<byte> lengths)
    {
        var packed = new List<(int, int, int)>();
        for (var position = 0; position < lengths.Count;)
        {
            var value = lengths[position];
            var run = 1;
            while (position + run < lengths.Count && lengths[position + run] == value)
            {
                run++;
            }

            if (value == 0 && run >= 11)
            {
                run = Math.Min(run, 138);
                packed.Add((RepeatZeroLong, run - 11, 7));
            }
            else if (value == 0 && run >= 3)
            {
                packed.Add((RepeatZero, run - 3, 3));
            }
            else if (run >= 4)
            {
                run = Math.Min(run, 7);
                packed.Add((value, 0, 0));
                packed.Add((RepeatLength, run - 4, 2));
            }
            else
            {
                run = 1;
                packed.Add((value, 0, 0));
            }

            position += run;
        }

        return packed;
    }
}
