using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Archives;

/// <summary>Files as nobody would choose them: names from the whole of Unicode, sizes around the writer's borders, content that compresses or doesn't.</summary>
internal static class RandomTree
{
    private static readonly int[] Sizes = [0, 1, 2, 100, 4096, 65535, 65536, ZipWriter.BlockBytes - 1, ZipWriter.BlockBytes, ZipWriter.BlockBytes + 1, 3 << 20];

    /// <summary>Any tree; one that fails is tried with fewer files.</summary>
    public static Arbitrary<Dictionary<string, byte[]>> Any { get; } = Arb.From(
        Gen.Choose(0, int.MaxValue).Select(Make),
        tree => tree.Keys.Select(left => tree.Where(file => file.Key != left).ToDictionary(file => file.Key, file => file.Value, EntryName.Comparer)));

    public static Dictionary<string, byte[]> Make(int seed)
    {
        var random = new Random(seed);
        var tree = new Dictionary<string, byte[]>(EntryName.Comparer);
        for (var count = random.Next(0, 12); count > 0; count--)
        {
            var name = EntryName.Escape(string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Name(random))));
            if (!tree.Keys.Any(other => IsFolderOf(other, name) || IsFolderOf(name, other)))
            {
                tree[name] = Content(random);
            }
        }

        return tree;
    }

    private static bool IsFolderOf(string folder, string file) => file.Length > folder.Length && file[folder.Length] == '/' && EntryName.Comparer.Equals(folder, file[..folder.Length]);

    private static string Name(Random random)
    {
        var name = new StringBuilder();
        for (var count = random.Next(1, 12); count > 0; count--)
        {
            _ = name.Append(random.Next(3) == 0 ? AnyCharacter(random) : ((char)random.Next('a', 'z' + 1)).ToString());
        }

        return (name + (random.Next(4) == 0 ? ".gz" : "")).Replace('/', '_');
    }

    private static string AnyCharacter(Random random)
    {
        var code = random.Next(1, 0x10FFFF);
        return code is >= 0xD800 and <= 0xDFFF ? "é" : char.ConvertFromUtf32(code);
    }

    private static byte[] Content(Random random)
    {
        var content = new byte[Sizes[random.Next(Sizes.Length)]];
        if (random.Next(2) == 0)
        {
            random.NextBytes(content);
        }

        return content;
    }
}
