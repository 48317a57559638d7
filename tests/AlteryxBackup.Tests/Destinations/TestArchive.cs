using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using AlteryxBackup.Destinations;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>An archive with its sidecars in a folder; their content is whatever the test says.</summary>
internal sealed class TestArchive
{
    public const string Name = "AlteryxBackup_Full_20250301_020000.zip";

    public TestArchive(string folder, byte[] content, byte[] checksum, byte[] summary)
    {
        Contents = new Dictionary<string, byte[]> { [Name] = content, [Name + ".sha256"] = checksum, [Name + ".manifest.json"] = summary };
        foreach (var (name, bytes) in Contents)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        Files = new ArchiveFiles(
            Path.Combine(folder, Name),
            content.Length,
            Convert.ToHexStringLower(SHA256.HashData(content)),
            [.. Contents.Keys.Where(name => name != Name).Select(name => Path.Combine(folder, name))]);
    }

    /// <summary>Name and content of the archive and its sidecars.</summary>
    public IReadOnlyDictionary<string, byte[]> Contents { get; }

    public ArchiveFiles Files { get; }

    public static TestArchive Random(string folder, Random random, int size) =>
        new(folder, Bytes(random, size), Bytes(random, random.Next(200)), Bytes(random, random.Next(4096)));

    public static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>True when archive and sidecars stand in a folder under their final names, byte by byte.</summary>
    public bool IsWholeIn(string folder) => Contents.All(file => File.Exists(Path.Combine(folder, file.Key)) && File.ReadAllBytes(Path.Combine(folder, file.Key)).SequenceEqual(file.Value));
}
