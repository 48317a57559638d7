using System;

namespace AlteryxBackup.Archives.Compression.Managed;

/// <summary>Finds earlier occurrences of what comes next, within deflate's window.</summary>
internal sealed class MatchFinder
{
    /// <summary>The shortest match that deflate can tell.</summary>
    public const int Shortest = 3;

    private const int Longest = 258;
    private const int WindowBits = 15;
    private const int Window = 1 << WindowBits;

    // Where the newest string of each hash begins, and before each the one of the same hash that was newest then; -1 for none.
    private readonly int[] _newest = new int[Window];
    private readonly int[] _earlier = new int[Window];
    private byte[] _input = [];
    private int _end;
    private int _depth;

    /// <summary>Begins with a stretch; nothing before it is found.</summary>
    /// <param name="input">Holds it.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="depth">How many earlier occurrences are looked at.</param>
    public void Begin(byte[] input, int end, int depth)
    {
        (_input, _end, _depth) = (input, end, depth);
        for (var hash = 0; hash < _newest.Length; hash++)
        {
            _newest[hash] = -1;
        }
    }

    /// <summary>Makes a position known to later searches.</summary>
    public void Add(int position)
    {
        if (position + Shortest <= _end)
        {
            var hash = Hash(position);
            _earlier[position & (Window - 1)] = _newest[hash];
            _newest[hash] = position;
        }
    }

    /// <summary>The longest match for what begins at a position that isn't added yet; length 0 when there is none.</summary>
    public (int Length, int Distance) Find(int position)
    {
        var most = Math.Min(Longest, _end - position);
        if (most < Shortest)
        {
            return default;
        }

        int length = Shortest - 1, distance = 0;
        var candidate = _newest[Hash(position)];
        for (var looked = 0; looked < _depth && candidate >= 0 && position - candidate <= Window - 1; looked++)
        {
            if (_input[candidate + length] == _input[position + length] && LengthAt(candidate, position, most) is var found && found > length)
            {
                (length, distance) = (found, position - candidate);
                if (length == most)
                {
                    break;
                }
            }

            candidate = _earlier[candidate & (Window - 1)];
        }

        return distance == 0 ? default : (length, distance);
    }

    private int LengthAt(int candidate, int position, int most)
    {
        var length = 0;
        while (length < most && _input[candidate + length] == _input[position + length])
        {
            length++;
        }

        return length;
    }

    private int Hash(int position) =>
        (int)(((uint)(_input[position] | (_input[position + 1] << 8) | (_input[position + 2] << 16)) * 2654435761u) >> (32 - WindowBits));
}
