using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Databases;
using AlteryxBackup.Databases.Bson;
using AlteryxBackup.Files;
using AlteryxBackup.Platform;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Verification;

/// <summary>Whether an archive's content is what a restore needs, and not just the bytes that were written: databases are walked, XML and metadata parsed. Reads those entries once more.</summary>
internal sealed class DeepCheck(ArchiveReader archive, BackupManifest? manifest, int threads)
{
    private const string ConfigurationSuffix = ".config";
    private const string XmlSuffix = ".xml";
    private const string SettingsRoot = "SystemSettings";

    // Settings, metadata and indexes have kilobytes; they are held whole while they are parsed.
    private const long LongestText = 8L << 20;

    /// <summary>Checks entries, several at a time; findings come in the order of the entries.</summary>
    public IEnumerable<ArchiveFinding> Check(IReadOnlyList<ArchiveEntryInfo> entries, EntryProgress progress, CancellationToken cancellation)
    {
        var problems = new string?[entries.Count];
        var next = -1;
        Crew.Run(
            [.. Enumerable.Repeat<Action<CancellationToken>>(
                together =>
                {
                    var walker = new BsonWalker();
                    for (int index; (index = Interlocked.Increment(ref next)) < entries.Count;)
                    {
                        problems[index] = Examine(entries[index].Path, walker, together);
                        progress.Advance(entries[index].Path, entries[index].SizeBytes);
                    }
                },
                threads)],
            cancellation);
        return SettingsPresent().Concat(problems.Select((problem, index) => problem is null ? null : new ArchiveFinding(entries[index].Path, problem)).OfType<ArchiveFinding>());
    }

    // The manifest says what was exported; a secret of no bytes restores nothing.
    private IEnumerable<ArchiveFinding> SettingsPresent()
    {
        var promised = new[]
        {
            (EntryPaths.ControllerToken, manifest?.ControllerSettings?.ControllerTokenExported == true),
            (EntryPaths.MongoPasswords, manifest?.ControllerSettings?.MongoPasswordsExported == true),
        };
        return promised
            .Where(setting => setting.Item2 && !HasContent(setting.Item1) && !HasContent(setting.Item1 + EntryPaths.EncryptedSuffix))
            .Select(setting => new ArchiveFinding(setting.Item1, "The manifest says that it was exported; the archive doesn't have it, or has it empty."));
    }

    private bool HasContent(string path) => archive.Contains(path) && archive.SizeOf(path) > 0;

    private string? Examine(string path, BsonWalker walker, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return path.StartsWith(ArchiveLayout.MongoDB, StringComparison.Ordinal) ? ExamineDump(path, walker, cancellation)
                : IsXml(path) ? ExamineXml(path, cancellation)
                : path == EntryPaths.ServerMetadata ? ExamineJson(path)
                : null;
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or XmlException or DecoderFallbackException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            return "It can't be understood: " + failure.Message;
        }
    }

    private string? ExamineDump(string path, BsonWalker walker, CancellationToken cancellation)
    {
        var parts = path.Split('/');
        var file = DumpFileName.Parse(EntryName.Unescape(parts[parts.Length - 1]));
        if (file.Kind == DumpFileKind.Metadata)
        {
            using var plain = BsonFile.Uncompressed(() => archive.Open(path), path);
            using var content = new BoundedStream(plain, LongestText);
            _ = CollectionMetadata.Read(content);
            return null;
        }

        if (file.Kind != DumpFileKind.Data)
        {
            return null;
        }

        using var documents = BsonFile.Uncompressed(() => archive.Open(path), path);
        var walk = walker.Walk(documents, () => { }, cancellation);
        return walk.Fault is { } fault ? $"Document {fault.Document} at byte {fault.Offset}: {fault.Problem}."
            : parts.Length == 3 ? Counted(EntryName.Unescape(parts[1]), file, walk)
            : null;
    }

    private string? Counted(string database, DumpFileName file, BsonWalk walk)
    {
        if (manifest is null)
        {
            return null;
        }

        var collections = manifest.MongoDBInformation.Databases
            .Where(known => known.Name == database)
            .SelectMany(known => known.Collections)
            .Where(collection => file.IsFor(collection.Name))
            .ToList();
        return collections.Count == 0 ? "The manifest doesn't count this collection."
            : collections.All(collection => collection.Documents != walk.Documents || collection.Bytes != walk.Bytes)
                ? $"It holds {walk.Documents} documents of {walk.Bytes} bytes; the manifest says {collections[0].Documents} of {collections[0].Bytes}."
            : null;
    }

    // What connectors and keys bring along is theirs; these are the server's own.
    private static bool IsXml(string path)
    {
        var own = path.StartsWith(ArchiveLayout.Nodes, StringComparison.Ordinal) ? path.Substring(path.IndexOf('/', ArchiveLayout.Nodes.Length) + 1) : path;
        return own.StartsWith(EntryPaths.Config, StringComparison.Ordinal)
            && own.IndexOf('/', EntryPaths.Config.Length) < 0
            && (own.EndsWith(XmlSuffix, StringComparison.OrdinalIgnoreCase) || own.EndsWith(ConfigurationSuffix, StringComparison.OrdinalIgnoreCase));
    }

    private string? ExamineXml(string path, CancellationToken cancellation)
    {
        using var plain = archive.Open(path);
        using var content = new BoundedStream(plain, LongestText);
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        _ = xml.MoveToContent();
        var root = xml.LocalName;
        while (xml.Read())
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return path.EndsWith("/RuntimeSettings.xml", StringComparison.Ordinal) && root != SettingsRoot ? $"It holds no server settings: its root element is {root}, not {SettingsRoot}." : null;
    }

    private string? ExamineJson(string path)
    {
        using var plain = archive.Open(path);
        using var content = new BoundedStream(plain, LongestText);
        using var text = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var json = new JsonTextReader(text);
        _ = JToken.Load(json);
        return json.Read() ? "It can't be understood: more text follows it." : null;
    }
}
