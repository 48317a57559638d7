using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>An archive as .NET's own reader sees it.</summary>
internal static class ArchiveContent
{
    public static IReadOnlyList<string> Names(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    public static byte[] Read(string archive, string entry)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var stream = zip.GetEntry(entry)!.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    public static JsonElement Manifest(string archive) => JsonElement.Parse(Read(archive, "BackupManifest.json"));
}
