using System;
using System.Linq;

namespace AlteryxBackup.Tests.Verification;

/// <summary>What disks, networks and people do to a file, at random.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Bytes">The file afterwards.</param>
internal sealed record Corruption(string Kind, byte[] Bytes)
{
    private const int Sector = 512;

    /// <summary>Corrupts a file; the result always differs from it.</summary>
    public static Corruption Of(byte[] file, Random random)
    {
        while (true)
        {
            var corruption = random.Next(7) switch
            {
                0 or 1 => new Corruption("bits flipped", Flipped(file, random)),
                2 => new Corruption("cut off", file[..random.Next(file.Length)]),
                3 => new Corruption("cut out", CutOut(file, random)),
                4 => new Corruption("inserted", Inserted(file, random)),
                5 => new Corruption("blocks swapped", Swapped(file, random)),
                _ => new Corruption("sectors zeroed", Zeroed(file, random)),
            };
            if (!corruption.Bytes.AsSpan().SequenceEqual(file))
            {
                return corruption;
            }
        }
    }

    private static byte[] Flipped(byte[] file, Random random)
    {
        var flipped = (byte[])file.Clone();
        for (var count = random.Next(3) == 0 ? random.Next(2, 9) : 1; count > 0; count--)
        {
            flipped[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] CutOut(byte[] file, Random random)
    {
        var start = random.Next(file.Length);
        var length = random.Next(1, Math.Min(5000, file.Length - start + 1));
        return [.. file[..start], .. file[(start + length)..]];
    }

    private static byte[] Inserted(byte[] file, Random random)
    {
        var inserted = new byte[random.Next(1, 2000)];
        if (random.Next(2) == 0)
        {
            random.NextBytes(inserted);
        }

        var at = random.Next(file.Length + 1);
        return [.. file[..at], .. inserted, .. file[at..]];
    }

    private static byte[] Swapped(byte[] file, Random random)
    {
        var size = Math.Min(file.Length / 2, random.Next(2) == 0 ? Sector : random.Next(1, 5000));
        var swapped = (byte[])file.Clone();
        var (first, second) = (random.Next(file.Length - size + 1), random.Next(file.Length - size + 1));
        Array.Copy(file, first, swapped, second, size);
        if (Math.Abs(first - second) >= size)
        {
            Array.Copy(file, second, swapped, first, size);
        }

        return swapped;
    }

    private static byte[] Zeroed(byte[] file, Random random)
    {
        var zeroed = (byte[])file.Clone();
        var first = random.Next((file.Length / Sector) + 1) * Sector;
        zeroed.AsSpan(first, Math.Min(Sector * random.Next(1, 4), file.Length - first)).Clear();
        return zeroed;
    }
}
