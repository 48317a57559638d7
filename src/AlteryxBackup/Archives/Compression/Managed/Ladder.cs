using System;
using System.Linq;

namespace AlteryxBackup.Archives.Compression.Managed;

/// <summary>Deflate's steps for lengths and for distances (RFC 1951, 3.2.5): a symbol for each range, and extra bits that tell which value of the range.</summary>
internal sealed class Ladder
{
    /// <summary>Lengths of 3 to 258.</summary>
    public static readonly Ladder Lengths = new(3, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0], 258);

    /// <summary>Distances of 1 to 32,768.</summary>
    public static readonly Ladder Distances = new(1, [.. Enumerable.Range(0, 30).Select(symbol => Math.Max(0, (symbol / 2) - 1))], null);

    private readonly int[] _firsts;
    private readonly int[] _extraBits;

    private Ladder(int first, int[] extraBits, int? last)
    {
        _extraBits = extraBits;
        _firsts = new int[extraBits.Length];
        for (var symbol = 0; symbol < extraBits.Length; symbol++)
        {
            _firsts[symbol] = first;
            first += 1 << extraBits[symbol];
        }

        if (last is { } value)
        {
            _firsts[extraBits.Length - 1] = value;
        }
    }

    /// <summary>How many symbols it has.</summary>
    public int Count => _firsts.Length;

    /// <summary>The symbol of a value's range.</summary>
    public int SymbolOf(int value)
    {
        var found = Array.BinarySearch(_firsts, value);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Writes which value of its range it is.</summary>
    public void WriteExtra(BitWriter bits, int symbol, int value) => bits.Write((uint)(value - _firsts[symbol]), _extraBits[symbol]);
}
