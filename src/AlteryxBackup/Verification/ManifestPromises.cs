using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases;
using AlteryxBackup.Files;
using AlteryxBackup.Server;

namespace AlteryxBackup.Verification;

/// <summary>What a manifest promises, against the archive's directory: every entry there and none besides, sizes, and what the mode must hold.</summary>
internal static class ManifestPromises
{
    // A dump of a deployment without one of these is incomplete (facts/alteryx-server.md, section 3).
    private static readonly string[] EmbeddedDatabases = ["AlteryxService", "AlteryxGallery"];

    public static IEnumerable<ArchiveFinding> Check(BackupManifest manifest, IReadOnlyList<ArchiveEntryInfo> entries)
    {
        if (manifest.BackupMetadata.FormatVersion != BackupMetadata.CurrentFormatVersion)
        {
            return [new ArchiveFinding(ArchiveLayout.Manifest, $"Its format version is {manifest.BackupMetadata.FormatVersion}; this program knows {BackupMetadata.CurrentFormatVersion}.")];
        }

        var sizes = entries.ToDictionary(entry => entry.Path, entry => entry.SizeBytes, StringComparer.Ordinal);
        var mode = manifest.BackupMetadata.BackupMode;
        return Entries(manifest, sizes)
            .Concat(Layout(sizes))
            .Concat(mode.IncludesFiles() ? Files(manifest, sizes) : NoFiles(sizes))
            .Concat(mode.IncludesDatabase() ? Dump(manifest.MongoDBInformation, sizes) : NoDump(sizes));
    }

    private static IEnumerable<ArchiveFinding> Entries(BackupManifest manifest, Dictionary<string, long> sizes)
    {
        var recorded = new HashSet<string>([ArchiveLayout.Manifest, ArchiveLayout.Checksums], StringComparer.Ordinal);
        foreach (var entry in manifest.ArchiveInformation.Entries)
        {
            if (!recorded.Add(entry.Path))
            {
                yield return new ArchiveFinding(entry.Path, "The manifest has it twice.");
            }
            else if (!sizes.TryGetValue(entry.Path, out var size))
            {
                yield return new ArchiveFinding(entry.Path, "The manifest has it, the archive doesn't.");
            }
            else if (size != entry.SizeBytes)
            {
                yield return new ArchiveFinding(entry.Path, $"It has {size} bytes; the manifest says {entry.SizeBytes}.");
            }
        }

        foreach (var extra in sizes.Keys.Where(path => !recorded.Contains(path)))
        {
            yield return new ArchiveFinding(extra, "The archive has it, the manifest doesn't.");
        }
    }

    private static IEnumerable<ArchiveFinding> Layout(Dictionary<string, long> sizes) =>
        new[] { ArchiveLayout.Manifest, ArchiveLayout.Checksums, ArchiveLayout.RestoreText }
            .Where(path => !sizes.ContainsKey(path))
            .Select(path => new ArchiveFinding(path, "Every archive has it, this one doesn't."));

    private static IEnumerable<ArchiveFinding> Files(BackupManifest manifest, Dictionary<string, long> sizes)
    {
        if (!sizes.ContainsKey(EntryPaths.RuntimeSettings))
        {
            yield return new ArchiveFinding(EntryPaths.RuntimeSettings, $"Every archive of mode {manifest.BackupMetadata.BackupMode} has it, this one doesn't.");
        }

        var hashes = manifest.ArchiveInformation.Entries.ToLookup(entry => entry.Path, entry => entry.Sha256, StringComparer.Ordinal);
        foreach (var file in manifest.BackedUpFiles.Where(file => !hashes[file.RelativePathInArchive].Contains(file.Sha256)))
        {
            yield return new ArchiveFinding(file.RelativePathInArchive, "The manifest lists it as a backed-up file, but not with the same SHA-256 as an entry.");
        }
    }

    private static IEnumerable<ArchiveFinding> Dump(MongoDBInformation promised, Dictionary<string, long> sizes)
    {
        var databases = sizes.Keys.Where(IsCollection).ToLookup(path => path.Split('/')[1], StringComparer.Ordinal);
        var names = promised.DeploymentType == DatabaseType.SelfManaged ? promised.Databases.Select(database => database.Name) : EmbeddedDatabases;
        if (!promised.Included || promised.Databases.Count == 0)
        {
            yield return new ArchiveFinding(null, "Its mode promises a database dump; the manifest has none.");
        }

        foreach (var name in names.Where(name => !databases.Contains(EntryName.Escape(name))))
        {
            yield return new ArchiveFinding(ArchiveLayout.MongoDB + name, "The dump of this database is missing.");
        }

        foreach (var database in promised.Databases.Where(database => databases[EntryName.Escape(database.Name)].Count() != database.Collections.Count))
        {
            yield return new ArchiveFinding(
                ArchiveLayout.MongoDB + database.Name,
                $"The manifest counts {database.Collections.Count} collections, the archive has {databases[EntryName.Escape(database.Name)].Count()}.");
        }

        foreach (var finding in promised.Databases.SelectMany(database => Sizes(database, databases[EntryName.Escape(database.Name)], sizes)))
        {
            yield return finding;
        }

        if (promised.CollectionCount != promised.Databases.Sum(database => database.Collections.Count) || promised.DocumentCount != Documents(promised.Databases))
        {
            yield return new ArchiveFinding(ArchiveLayout.Manifest, "Its totals of collections and documents are not the sums of what it lists.");
        }
    }

    // What mongodump has compressed (.bson.gz) has another size than its documents, so there the counts are all that a directory can be held against.
    private static IEnumerable<ArchiveFinding> Sizes(DumpedDatabase database, IEnumerable<string> entries, Dictionary<string, long> sizes)
    {
        var plain = entries.Where(path => path.EndsWith(".bson", StringComparison.Ordinal)).ToList();
        foreach (var path in plain)
        {
            var file = DumpFileName.Parse(EntryName.Unescape(path.Split('/')[2]));
            var collections = database.Collections.Where(collection => file.IsFor(collection.Name)).ToList();
            if (collections.Count == 1 && collections[0].Bytes != sizes[path])
            {
                yield return new ArchiveFinding(path, $"It has {sizes[path]} bytes; the manifest counts {collections[0].Bytes} bytes of documents in it.");
            }
        }
    }

    private static decimal Documents(IEnumerable<DumpedDatabase> databases) =>
        databases.SelectMany(database => database.Collections).Sum(collection => (decimal)collection.Documents);

    private static bool IsCollection(string path) =>
        path.StartsWith(ArchiveLayout.MongoDB, StringComparison.Ordinal)
        && path.Split('/') is { Length: 3 } parts
        && DumpFileName.Parse(parts[2]).Kind == DumpFileKind.Data;

    private static IEnumerable<ArchiveFinding> NoFiles(Dictionary<string, long> sizes) =>
        Unwanted(sizes, EntryPaths.Config, "An archive of the database alone holds no configuration files.")
            .Concat(Unwanted(sizes, ArchiveLayout.Nodes, "An archive of the database alone holds no configuration files."));

    private static IEnumerable<ArchiveFinding> NoDump(Dictionary<string, long> sizes) =>
        Unwanted(sizes, ArchiveLayout.MongoDB, "An archive of the configuration alone holds no database.");

    private static IEnumerable<ArchiveFinding> Unwanted(Dictionary<string, long> sizes, string folder, string problem) =>
        sizes.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal)).Select(path => new ArchiveFinding(path, problem));
}
