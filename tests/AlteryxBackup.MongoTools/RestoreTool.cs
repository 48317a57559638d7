using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AlteryxBackup.MongoTools;

/// <summary>mongorestore: inserts only. What is there keeps its documents; a document that isn't let in is counted and no failure.</summary>
internal sealed class RestoreTool(World world, ToolLog log)
{
    private readonly ToolVersion _version = new(world.ToolVersion);
    private long _restored;
    private long _failed;

    public int Run(string[] raw)
    {
        var arguments = new ToolArguments(raw, _version);
        if (arguments.Has("version"))
        {
            Console.Out.Write($"mongorestore version: {_version}\ngit version: 0000000000000000000000000000000000000000\nGo version: go1.24.1\n   os: linux\n   arch: amd64\n   compiler: gc\n");
            return 0;
        }

        var session = Session.Open(world, "mongorestore", raw, arguments, _version, log);
        var code = 0;
        try
        {
            Restore(session, arguments, arguments.Alone.LastOrDefault(text => !text.StartsWith("mongodb", StringComparison.Ordinal)) ?? "dump");
        }
        catch (ToolException failure)
        {
            log.Say(failure.Message);
            code = failure.ExitCode;
        }

        log.Say(_version.IsOld ? "done" : $"{_restored} document(s) restored successfully. {_failed} document(s) failed to restore.");
        return code;
    }

    private void Restore(Session session, ToolArguments arguments, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ToolException($"Failed: mongorestore target '{folder}' invalid: stat {folder}: no such file or directory");
        }

        log.Say("preparing collections to restore from");
        var gzip = arguments.Has("gzip") ? ".gz" : "";
        var chosen = new List<Chosen>();
        foreach (var database in Store.Databases(folder))
        {
            foreach (var file in Directory.GetFiles(Path.Combine(folder, database)).Order(StringComparer.Ordinal))
            {
                var isData = file.EndsWith(Store.Data + gzip, StringComparison.Ordinal);
                if (!isData && !file.EndsWith(Store.Metadata + gzip, StringComparison.Ordinal))
                {
                    log.Say($"don't know what to do with file {Shown(file)}, skipping...");
                    continue;
                }

                if (!isData && Choose(file, database, gzip, arguments) is { } one)
                {
                    chosen.Add(one);
                }
            }
        }

        foreach (var one in chosen)
        {
            log.Say($"reading metadata for {Quoted(one.Target)} from {Quoted(one.MetadataPath)}");
        }

        foreach (var one in chosen)
        {
            Restore(session.Server, one, arguments);
        }

        foreach (var one in chosen)
        {
            log.Say(one.Indexes.Count == 0 ? $"no indexes to restore for collection {Quoted(one.Target)}" : $"restoring indexes for collection {Quoted(one.Target)} from metadata");
            foreach (var index in one.Indexes)
            {
                log.Say($"index: &idx.IndexDocument{{Options:primitive.M{{\"name\":\"{index}\"}}}}");
            }
        }
    }

    private static Chosen? Choose(string metadataPath, string database, string gzip, ToolArguments arguments)
    {
        using var content = Open(metadataPath, gzip.Length > 0);
        using var metadata = JsonDocument.Parse(content);
        var source = $"{database}.{metadata.RootElement.GetProperty("collectionName").GetString()}";
        var included = arguments.All("nsInclude");
        if ((included.Count > 0 && !included.Any(pattern => Matches(pattern, source))) || arguments.All("nsExclude").Any(pattern => Matches(pattern, source)))
        {
            return null;
        }

        var target = source;
        foreach (var (from, to) in arguments.All("nsFrom").Zip(arguments.All("nsTo")))
        {
            // Only PREFIX.* is asked for here.
            target = Matches(from, source) ? to.TrimEnd('*') + source[from.TrimEnd('*').Length..] : target;
        }

        var indexes = metadata.RootElement.GetProperty("indexes").EnumerateArray().Select(index => index.GetProperty("name").GetString()!).Where(name => name != "_id_").ToList();
        var isView = metadata.RootElement.TryGetProperty("type", out var type) && type.GetString() == "view";
        var stem = metadataPath[..^(Store.Metadata.Length + gzip.Length)];
        return new Chosen(target, metadataPath, isView ? null : stem + Store.Data + gzip, metadata.RootElement.GetRawText(), indexes);
    }

    private void Restore(MongoServer server, Chosen chosen, ToolArguments arguments)
    {
        var dot = chosen.Target.IndexOf('.', StringComparison.Ordinal);
        var stem = Path.Combine(server.Data, chosen.Target[..dot], Store.FileName(chosen.Target[(dot + 1)..]));
        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        if (arguments.Has("drop"))
        {
            File.Delete(stem + Store.Data);
            File.Delete(stem + Store.Metadata);
        }

        if (File.Exists(stem + Store.Metadata))
        {
            log.Say($"restoring to existing collection {Quoted(chosen.Target)} without dropping");
        }
        else
        {
            File.WriteAllText(stem + Store.Metadata, chosen.Metadata);
        }

        var (restored, failed) = (0, 0);
        Exception? broken = null;
        if (chosen.DataPath is { } dataPath)
        {
            log.Say($"restoring {Quoted(chosen.Target)} from {Quoted(dataPath)}");
            broken = Insert(server, chosen.Target, dataPath, stem + Store.Data, arguments, ref restored, ref failed);
        }

        log.Say($"finished restoring {Quoted(chosen.Target)} ({restored} {(restored == 1 ? "document" : "documents")}, {failed} {(failed == 1 ? "failure" : "failures")})");
        if (broken is not null)
        {
            // After a failure the summary knows of nothing else, whatever had been restored before.
            (_restored, _failed) = (restored, failed);
            throw new ToolException($"Failed: {chosen.Target}: error restoring from {chosen.DataPath}: {broken.Message}");
        }

        _restored += restored;
        _failed += failed;
    }

    private InvalidDataException? Insert(MongoServer server, string target, string dataPath, string storePath, ToolArguments arguments, ref int restored, ref int failed)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        if (File.Exists(storePath))
        {
            using var stored = File.OpenRead(storePath);
            there.UnionWith(Documents.Of(stored).Select(document => Documents.Id(document).Key));
        }

        using var content = Open(dataPath, dataPath.EndsWith(".gz", StringComparison.Ordinal));
        using var store = new FileStream(storePath, FileMode.Append);
        try
        {
            foreach (var document in Documents.Of(content))
            {
                var (key, shown) = Documents.Id(document);
                var refusal = !there.Add(key) ? $"E11000 duplicate key error collection: {target} index: _id_ dup key: {{ : {shown} }}"
                    : server.Validators.TryGetValue(target, out var field) && !Documents.IsTrue(document, field) ? "Document failed validation"
                    : null;
                if (refusal is null)
                {
                    store.Write(document);
                    restored++;
                    continue;
                }

                failed++;
                if (arguments.Has("stopOnError"))
                {
                    return new InvalidDataException($"({(refusal[0] == 'E' ? "DuplicateKey" : "DocumentValidationFailure")}) {refusal}");
                }

                log.Say("continuing through error: " + refusal);
            }

            return null;
        }
        catch (InvalidDataException broken)
        {
            return new InvalidDataException("reading bson input: " + broken.Message, broken);
        }
    }

    private string Quoted(string name) => _version.Quoted(name);

    private string Shown(string file) => _version.QuotesNames ? $"`{file}`" : $"\"{file}\"";

    private static Stream Open(string path, bool gzip)
    {
        var file = File.OpenRead(path);
        return gzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static bool Matches(string pattern, string name) => Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);

    private sealed record Chosen(string Target, string MetadataPath, string? DataPath, string Metadata, IReadOnlyList<string> Indexes);
}
