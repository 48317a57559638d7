using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace AlteryxBackup.Cli.Rehearsal;

/// <summary>A backup unpacked into a folder, read with nothing but the system's own means: no code of the engine vouches for itself here.</summary>
internal sealed class UnpackedBackup
{
    private const string Dump = "MongoDB";
    private const string Data = ".bson";

    private readonly string _folder;

    public UnpackedBackup(string folder) => _folder = folder;

    /// <summary>SHA-256 of each collection's file, by <c>database.collection</c>.</summary>
    public IReadOnlyDictionary<string, string> Collections() => Directory
        .EnumerateFiles(Path.Combine(_folder, Dump), "*" + Data, SearchOption.AllDirectories)
        .ToDictionary(Namespace, Sha256, StringComparer.Ordinal);

    /// <summary>SHA-256 of each configuration file, by its name below <c>Config/</c>.</summary>
    public IReadOnlyDictionary<string, string> ConfigurationFiles() => Directory
        .EnumerateFiles(Path.Combine(_folder, "Config"), "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Path.Combine(_folder, "Config"), file).Replace('\\', '/'), Sha256, StringComparer.Ordinal);

    /// <summary>A configuration file's text.</summary>
    public string ConfigurationText(string name) => File.ReadAllText(Path.Combine(_folder, "Config", name));

    /// <summary>Checks SHA256SUMS as <c>sha256sum -c</c> does: each file that differs.</summary>
    public IReadOnlyList<string> ChecksumDifferences() => File.ReadLines(Path.Combine(_folder, "SHA256SUMS"))
        .Select(line => (Sha256: line[..64], Name: line[66..]))
        .Where(listed => Sha256(Path.Combine(_folder, listed.Name)) != listed.Sha256)
        .Select(listed => $"{listed.Name} differs from SHA256SUMS")
        .ToList();

    // mongodump writes a space as + and other awkward characters as %XX.
    private string Namespace(string file)
    {
        var parts = Path.GetRelativePath(Path.Combine(_folder, Dump), file).Split(Path.DirectorySeparatorChar, 2);
        return parts[0] + "." + Uri.UnescapeDataString(parts[1][..^Data.Length].Replace('+', ' '));
    }

    private static string Sha256(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
