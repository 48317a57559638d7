using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AlteryxBackup.Lab.Generation;

/// <summary>xoshiro256**, seeded by SplitMix64: the same numbers on every platform and .NET version, which System.Random doesn't promise.</summary>
internal sealed class Randomness
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Randomness(ulong seed)
    {
        _a = Split(ref seed);
        _b = Split(ref seed);
        _c = Split(ref seed);
        _d = Split(ref seed);
    }

    public static Randomness For(int seed, string purpose)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var character in purpose)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return new Randomness(hash);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public void Fill(Span<byte> target)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(target);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Next();
        }

        Span<byte> last = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(last, Next());
        var rest = target[(words.Length * 8)..];
        last[..rest.Length].CopyTo(rest);
    }

    public string Hexadecimal(int bytes)
    {
        var data = new byte[bytes];
        Fill(data);
        return Convert.ToHexStringLower(data);
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        var value = state;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
