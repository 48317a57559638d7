using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Databases.Bson;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary><c>prelude.json</c>, which mongodump writes since 100.12.0: beside the databases, or in each that was dumped by name.</summary>
internal static class Prelude
{
    private static readonly string[] Names = ["prelude.json", "prelude.json.gz"];

    /// <summary>The version of the server; words for it when the dump doesn't tell.</summary>
    public static string ServerVersion(IFileSystem files, string folder, IReadOnlyList<string> databases)
    {
        var path = databases.Prepend("").SelectMany(database => Names.Select(name => Path.Combine(folder, database, name))).FirstOrDefault(files.File.Exists);
        if (path is null)
        {
            return "of unknown version";
        }

        try
        {
            using var text = new StreamReader(BsonFile.Uncompressed(files.File.OpenRead(path), path));
            return (string?)JObject.Parse(text.ReadToEnd())["ServerVersion"] ?? "of unknown version";
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or JsonException or UnauthorizedAccessException)
        {
            // Nothing hangs on it: the dump itself is proved document by document.
            return "of unknown version";
        }
    }
}
