using System;
using System.Runtime.CompilerServices;

namespace AlteryxBackup.Archives.Compression.Deflate;

/// <summary>
/// Finds earlier occurrences of what comes next, by chains of the places where the same four bytes (or some of the same hash) begin. Over pointers, because three quarters of all
/// the time that an archive takes are spent here; the caller pins what they point to.
/// </summary>
internal readonly unsafe ref struct MatchFinder
{
    /// <summary>The longest match that deflate can tell.</summary>
    public const int Longest = 258;

    /// <summary>Places that are remembered; deflate can refer back as far.</summary>
    public const int Window = 1 << 15;

    /// <summary>Entries of the table of newest places.</summary>
    public const int Hashes = 1 << HashBits;

    /// <summary>At so many bytes before the end a place can't be asked for or indexed any more.</summary>
    public const int Margin = sizeof(ulong);

    private const int HashBits = 16;

    private readonly byte* _input;
    private readonly int _length;
    private readonly int* _newest;
    private readonly int* _earlier;

    /// <summary>Looks at a stretch with tables of its own.</summary>
    /// <param name="input">Its first byte.</param>
    /// <param name="length">Its length.</param>
    /// <param name="newest">For each hash, where the newest string of it begins; <see cref="Hashes"/> entries.</param>
    /// <param name="earlier">For each place of the window, the one before it of the same hash; <see cref="Window"/> entries.</param>
    public MatchFinder(byte* input, int length, int* newest, int* earlier)
    {
        _input = input;
        _length = length;
        _newest = newest;
        _earlier = earlier;
    }

    /// <summary>Forgets every place: begins a stretch.</summary>
    public static void Forget(int* newest)
    {
        for (var hash = 0; hash < Hashes; hash++)
        {
            newest[hash] = -Window;
        }
    }

    /// <summary>Makes a place known, and looks for the longest match there.</summary>
    /// <param name="place">Where; at least <see cref="Margin"/> bytes before the end.</param>
    /// <param name="longerThan">Only longer ones count; three at least.</param>
    /// <param name="depth">How many earlier occurrences are looked at.</param>
    /// <param name="longEnough">A match of this length ends the search.</param>
    /// <param name="distance">How far back it is.</param>
    /// <returns>Its length; 0 when there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int place, int longerThan, int depth, int longEnough, out int distance)
    {
        var here = _input + place;
        var most = Math.Min(Longest, _length - place);
        var first = *(uint*)here;
        var candidate = Index(place, first);
        var length = longerThan;
        distance = 0;
        for (; candidate > place - Window && length < most && depth > 0; depth--)
        {
            var there = _input + candidate;

            // The bytes that would make it longer differ more often than the first.
            if (*(uint*)(there + length - 3) == *(uint*)(here + length - 3) && *(uint*)there == first && LengthOf(there, here, most) is var found && found > length)
            {
                (length, distance) = (found, place - candidate);
                if (length >= longEnough)
                {
                    break;
                }
            }

            candidate = _earlier[candidate & (Window - 1)];
        }

        return distance == 0 ? 0 : length;
    }

    /// <summary>Makes places known to later searches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Index(int from, int to)
    {
        for (var place = from; place < to; place++)
        {
            _ = Index(place, *(uint*)(_input + place));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Index(int place, uint bytes)
    {
        var hash = (bytes * 0x1E35A7BD) >> (32 - HashBits);
        var before = _newest[hash];
        _earlier[place & (Window - 1)] = before;
        _newest[hash] = place;
        return before;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthOf(byte* there, byte* here, int most)
    {
        var length = sizeof(uint);
        for (; length + sizeof(ulong) <= most; length += sizeof(ulong))
        {
            var difference = *(ulong*)(there + length) ^ *(ulong*)(here + length);
            if (difference != 0)
            {
                return length + (TrailingZeros(difference) >> 3);
            }
        }

        while (length < most && there[length] == here[length])
        {
            length++;
        }

        return length;
    }

    private static int TrailingZeros(ulong value)
    {
#if NET
        return System.Numerics.BitOperations.TrailingZeroCount(value);
#else
        var zeros = 0;
        for (; (value & 0xFF) == 0; value >>= 8)
        {
            zeros += 8;
        }

        return zeros;
#endif
    }
}
