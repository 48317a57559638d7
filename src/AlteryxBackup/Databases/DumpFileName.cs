using System;
using System.Net;

namespace AlteryxBackup.Databases;

/// <summary>The name of a file in a database's folder, as mongodump makes it from the collection's name.</summary>
/// <param name="Kind">What the file holds.</param>
/// <param name="Stem">The name without its extensions: the collection's name, escaped.</param>
internal sealed record DumpFileName(DumpFileKind Kind, string Stem)
{
    // mongodump cuts longer escaped names here and appends a hash of the whole.
    private const int LongestStem = 208;

    private const string Metadata = ".metadata.json";
    private const string Data = ".bson";
    private const string Gzip = ".gz";

    /// <summary>The collection's name; of a cut one what is left of it, with the hash.</summary>
    public string CollectionName => WebUtility.UrlDecode(Stem);

    /// <summary>Reads a file's name.</summary>
    public static DumpFileName Parse(string name)
    {
        var plain = WithoutEnd(name, Gzip) ?? name;
        if (plain == "prelude.json")
        {
            return new(DumpFileKind.Prelude, "");
        }

        if (WithoutEnd(plain, Metadata) is { Length: > 0 } described)
        {
            return new(DumpFileKind.Metadata, described);
        }

        return WithoutEnd(plain, Data) is { Length: > 0 } stored ? new(DumpFileKind.Data, stored) : new(DumpFileKind.Unknown, "");
    }

    /// <summary>True when a collection of this name is stored under this file name.</summary>
    public bool IsFor(string collectionName)
    {
        if (CollectionName == collectionName)
        {
            return true;
        }

        if (Stem.Length <= LongestStem)
        {
            return false;
        }

        // The cut may fall into the middle of a %XX or of a character: compare what is whole.
        var kept = Stem.Substring(0, LongestStem);
        var lastEscape = kept.LastIndexOf('%');
        kept = lastEscape > LongestStem - 3 ? kept.Substring(0, lastEscape) : kept;
        return collectionName.StartsWith(WebUtility.UrlDecode(kept).TrimEnd('\uFFFD'), StringComparison.Ordinal);
    }

    private static string? WithoutEnd(string name, string end) =>
        name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : null;
}
