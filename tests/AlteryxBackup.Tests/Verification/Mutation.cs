using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace AlteryxBackup.Tests.Verification;

/// <summary>Changes archives where it hurts: at the fields of their records, to the values at the borders of what programs can count.</summary>
internal static class Mutation
{
    private static readonly byte[][] Signatures = [[0x50, 0x4B, 1, 2], [0x50, 0x4B, 3, 4], [0x50, 0x4B, 5, 6], [0x50, 0x4B, 6, 6], [0x50, 0x4B, 6, 7], [0x50, 0x4B, 7, 8]];
    private static readonly uint[] Borders = [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    /// <summary>One to eight changes to one of the seeds, which may be joined with another.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> seeds, Random random)
    {
        var bytes = (byte[])seeds[random.Next(seeds.Count)].Clone();
        for (var count = random.Next(1, 9); count > 0; count--)
        {
            bytes = bytes.Length < 4 ? [.. bytes, .. seeds[0]] : random.Next(10) switch
            {
                < 6 => Field(bytes, random),
                6 => Corruption.Of(bytes, random).Bytes,
                7 => Duplicate(bytes, random),
                8 => Text(bytes, random),
                _ => Join(bytes, seeds[random.Next(seeds.Count)], random),
            };
        }

        return bytes.Length > 1 << 22 ? bytes[..(1 << 22)] : bytes;
    }

    private static byte[] Field(byte[] bytes, Random random)
    {
        var records = new List<int>();
        foreach (var signature in Signatures)
        {
            for (var at = 0; (at = Next(bytes, signature, at)) >= 0; at++)
            {
                records.Add(at);
            }
        }

        var field = records.Count == 0 ? random.Next(bytes.Length) : records[random.Next(records.Count)] + (random.Next(30) * 2);
        var size = 1 << random.Next(4);
        if (field + size > bytes.Length)
        {
            return bytes;
        }

        Span<byte> value = stackalloc byte[8];
        bytes.AsSpan(field, size).CopyTo(value);
        var old = BinaryPrimitives.ReadUInt64LittleEndian(value);
        var changed = random.Next(4) switch
        {
            0 => unchecked(old + 1),
            1 => unchecked(old - 1),
            2 => (ulong)random.NextInt64(),
            _ => random.Next(3) == 0 ? ulong.MaxValue : Borders[random.Next(Borders.Length)],
        };
        BinaryPrimitives.WriteUInt64LittleEndian(value, changed);
        value[..size].CopyTo(bytes.AsSpan(field));
        return bytes;
    }

    private static int Next(byte[] bytes, byte[] signature, int from)
    {
        var found = bytes.AsSpan(from).IndexOf(signature);
        return found < 0 ? -1 : from + found;
    }

    private static byte[] Duplicate(byte[] bytes, Random random)
    {
        var start = random.Next(bytes.Length);
        var piece = bytes[start..Math.Min(bytes.Length, start + random.Next(1, 3000))];
        var at = random.Next(bytes.Length + 1);
        return [.. bytes[..at], .. piece, .. bytes[at..]];
    }

    // Within names and documents: what separates, ends and escapes.
    private static byte[] Text(byte[] bytes, Random random)
    {
        const string characters = "/\\:.%{}[]\"',\0\n ";
        bytes[random.Next(bytes.Length)] = (byte)characters[random.Next(characters.Length)];
        return bytes;
    }

    private static byte[] Join(byte[] bytes, byte[] other, Random random) =>
        [.. bytes[..random.Next(bytes.Length + 1)], .. other[random.Next(other.Length + 1)..]];
}
