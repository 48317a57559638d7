using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AlteryxBackup.MongoTools;

/// <summary>A folder of databases in the layout of a dump: a server's own data, and what a dump is.</summary>
internal static class Store
{
    public const string Data = ".bson";
    public const string Metadata = ".metadata.json";

    /// <summary>Databases, sorted.</summary>
    public static IEnumerable<string> Databases(string folder) =>
        Directory.Exists(folder) ? Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal) : [];

    /// <summary>Collections and views of a server's database, by name.</summary>
    public static IReadOnlyList<StoredNamespace> Of(string folder, string database)
    {
        var path = Path.Combine(folder, database);
        return !Directory.Exists(path)
            ? []
            : [.. Directory.GetFiles(path, "*" + Metadata).Select(file => Read(database, file)).OrderBy(stored => stored.Collection, StringComparer.Ordinal)];
    }

    /// <summary>A collection's file name without extension.</summary>
    public static string FileName(string collection)
    {
        var escaped = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(collection))
        {
            escaped.Append(one == ' ' ? "+" : char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~' ? ((char)one).ToString() : $"%{one:X2}");
        }

        return escaped.Length <= 238 ? escaped.ToString() : escaped.ToString(0, 208) + "%24" + Hash(collection);
    }

    private static StoredNamespace Read(string database, string file)
    {
        var text = File.ReadAllBytes(file);
        using var metadata = JsonDocument.Parse(text);
        var isView = metadata.RootElement.TryGetProperty("type", out var type) && type.GetString() == "view";
        var collection = metadata.RootElement.GetProperty("collectionName").GetString()!;
        return new StoredNamespace(database, collection, text, isView ? null : file[..^Metadata.Length] + Data);
    }

    // The names of tools other than this one are what it is for, so the old digest is theirs.
    private static string Hash(string collection)
    {
#pragma warning disable CA5350
        return Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(collection))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
#pragma warning restore CA5350
    }
}

/// <summary>A collection or view of a server.</summary>
/// <param name="Database">Its database.</param>
/// <param name="Collection">Its name.</param>
/// <param name="Metadata">Its metadata, as a dump has it.</param>
/// <param name="DataPath">The file of its documents; null for a view.</param>
internal sealed record StoredNamespace(string Database, string Collection, byte[] Metadata, string? DataPath)
{
    public string Namespace => $"{Database}.{Collection}";
}
