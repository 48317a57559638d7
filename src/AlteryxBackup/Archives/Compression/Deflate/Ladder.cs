using System;
using System.Linq;

namespace AlteryxBackup.Archives.Compression.Deflate;

/// <summary>Deflate's steps for lengths and for distances (RFC 1951, 3.2.5): a symbol for each range, and extra bits that tell which value of the range.</summary>
internal sealed class Ladder
{
    /// <summary>Lengths of 3 to 258; the last has a symbol of its own.</summary>
    public static readonly Ladder Lengths = new(3, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0], 258);

    /// <summary>Distances of 1 to 32,768.</summary>
    public static readonly Ladder Distances = new(1, [.. Enumerable.Range(0, 30).Select(symbol => Math.Max(0, (symbol / 2) - 1))], 24577);

    // Values below this are looked up one by one; above it no range is shorter than 128 (zlib's arrangement: the table stays in the nearest cache).
    private const int Fine = 259;
    private const int CoarseBits = 7;

    private readonly int[] _firsts;
    private readonly int[] _extraBits;
    private readonly byte[] _symbols = new byte[2 * Fine];

    private Ladder(int first, int[] extraBits, int lastFirst)
    {
        _extraBits = extraBits;
        _firsts = new int[extraBits.Length];
        for (var symbol = 0; symbol < extraBits.Length; symbol++)
        {
            _firsts[symbol] = first;
            first += 1 << extraBits[symbol];
        }

        _firsts[extraBits.Length - 1] = lastFirst;
        for (var symbol = 0; symbol < extraBits.Length; symbol++)
        {
            for (var place = PlaceOf(_firsts[symbol]); place < _symbols.Length; place++)
            {
                _symbols[place] = (byte)symbol;
            }
        }
    }

    /// <summary>How many symbols it has.</summary>
    public int Count => _firsts.Length;

    /// <summary>The symbol of a value's range.</summary>
    public int SymbolOf(int value) => _symbols[PlaceOf(value)];

    /// <summary>Which value of a symbol's range it is.</summary>
    public uint ExtraOf(int symbol, int value) => (uint)(value - _firsts[symbol]);

    /// <summary>The bits that tell it.</summary>
    public int ExtraBitsOf(int symbol) => _extraBits[symbol];

    private static int PlaceOf(int value) => value < Fine ? value : Fine + ((value - 1) >> CoarseBits);
}
