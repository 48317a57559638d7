using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace AlteryxBackup.MongoTools;

/// <summary>One dump, from the checks of its options to the oplog.</summary>
internal sealed class DumpRun(Session session, ToolArguments arguments, ToolVersion version, ToolLog log)
{
    private const int SignalExitCode = 1;
    private readonly MongoServer _server = session.Server;
    private readonly bool _gzip = arguments.Has("gzip");
    private readonly string _out = arguments.Has("out") ? arguments.Get("out") : "dump";
    private readonly string _extension = arguments.Has("gzip") ? ".gz" : "";
    private volatile bool _ending;

    public int Carry()
    {
        var (database, collection) = (arguments.Get("db"), arguments.Get("collection"));
        Validate(database, collection);
        if (arguments.Has("out") && _server.Number(Trap.LeaveChild) is > 0 and var life)
        {
            Process.Start(new ProcessStartInfo("sleep", [life.ToString(System.Globalization.CultureInfo.InvariantCulture)]))!.Dispose();
        }

        var signals = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => OnSignal(context, "interrupt", ref signals));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => OnSignal(context, "terminated", ref signals));
        if (_server.Traps.ContainsKey(Trap.DumpNothing) || (collection.Length > 0 && !Exists(database, collection)))
        {
            return 0;
        }

        var selected = Selected(database, collection);
        foreach (var stored in selected)
        {
            if (session.User is { } user && !user.MayRead(stored.Database, stored.Collection))
            {
                throw new ToolException($"Failed: error creating intents to dump: error counting {stored.Namespace}: (Unauthorized) not authorized on {stored.Database} to execute command {{ count: \"{stored.Collection}\" }}");
            }
        }

        if (arguments.Has("oplog") && _server.ReplicaSet.Length == 0)
        {
            throw new ToolException("Failed: error getting oplog start: error getting recent oplog entry: mongo: no documents in result");
        }

        if (arguments.Has("archive"))
        {
            return Archive(selected);
        }

        Write(selected, database);
        return _server.Number(Trap.ExitCode);
    }

    private void Validate(string database, string collection)
    {
        var fault = arguments.Has("query") && collection.Length == 0 ? "cannot dump using a query without a specified collection"
            : arguments.Has("oplog") && database.Length > 0 ? "--oplog mode only supported on full dumps"
            : collection.Length > 0 && database.Length == 0 ? "cannot dump a collection without a specified database"
            : arguments.Has("excludeCollection") && collection.Length > 0 ? "--collection is not allowed when --excludeCollection is specified"
            : arguments.Has("excludeCollection") && database.Length == 0 ? "--db is required when --excludeCollection is specified"
            : arguments.Has("archive") && arguments.Has("out") ? "--out not allowed when --archive is specified"
            : null;
        if (fault is not null)
        {
            throw new ToolException("Failed: bad option: " + fault);
        }
    }

    private bool Exists(string database, string collection)
    {
        if (session.User is { } user && !user.MayList(database))
        {
            throw new ToolException($"Failed: error verifying collection info: (Unauthorized) not authorized on {database} to execute command {{ listCollections: 1, filter: {{ name: \"{collection}\" }}, cursor: {{}}, $db: \"{database}\" }}");
        }

        if (Store.Of(_server.Data, database).Any(stored => stored.Collection == collection))
        {
            return true;
        }

        log.Say($"namespace with DB {version.Quoted(database)} and collection {version.Quoted(collection)} does not exist");
        return false;
    }

    private List<StoredNamespace> Selected(string database, string collection)
    {
        if (database.Length == 0 && session.User is { MayListDatabases: false })
        {
            throw new ToolException("Failed: error creating intents to dump: error getting database names: (Unauthorized) not authorized on admin to execute command { listDatabases: 1, filter: {}, nameOnly: true, $db: \"admin\" }");
        }

        var databases = database.Length > 0 ? [database] : Store.Databases(_server.Data).Where(name => name is not ("local" or "config")).ToList();
        if (databases.Find(name => session.User is { } user && !user.MayList(name)) is { } forbidden)
        {
            throw new ToolException($"Failed: error creating intents to dump: error getting collections for database `{forbidden}`: (Unauthorized) not authorized on {forbidden} to execute command {{ listCollections: 1, filter: {{}}, cursor: {{}}, lsid: {{ id: UUID(\"{Guid.NewGuid()}\") }}, $db: \"{forbidden}\" }}");
        }

        var excluded = arguments.All("excludeCollection");
        return [.. databases.SelectMany(name => Store.Of(_server.Data, name))
            .Where(stored => (collection.Length == 0 || stored.Collection == collection) && !excluded.Contains(stored.Collection) && !_server.Plays(Trap.Omit, stored.Namespace))];
    }

    // Only what a caller can rely on: nothing beside it but bytes on standard output.
    private int Archive(List<StoredNamespace> selected)
    {
        using var output = Console.OpenStandardOutput();
        output.Write([0x6d, 0xe2, 0x99, 0x81]);
        foreach (var stored in selected)
        {
            log.Say($"writing {version.Quoted(stored.Namespace)} to archive on stdout");
            log.Say($"done dumping {version.Quoted(stored.Namespace)} (0 documents)");
        }

        return 0;
    }

    private void Write(List<StoredNamespace> selected, string database)
    {
        foreach (var stored in selected.Where(stored => !_server.Plays(Trap.OmitMetadata, stored.Namespace) && !_server.Plays(Trap.OnlySay, stored.Namespace)))
        {
            using var metadata = Create(Place(stored) + Store.Metadata + _extension);
            metadata.Write(stored.Metadata);
        }

        if (version.WritesPrelude && selected.Count > 0)
        {
            var folder = database.Length > 0 ? Path.Combine(_out, database) : _out;
            using var prelude = Create(Path.Combine(folder, "prelude.json" + _extension));
            JsonSerializer.Serialize(prelude, new { ServerVersion = _server.Version, ToolVersion = version.ToString() });
        }

        // The largest first, four at a time, as the tool's own intents are ordered.
        var collections = selected.Where(stored => stored.DataPath is not null).OrderByDescending(stored => new FileInfo(stored.DataPath!).Length).ToList();
        var failure = new ToolException("");
        try
        {
            Parallel.ForEach(collections, new ParallelOptions { MaxDegreeOfParallelism = arguments.Number("numParallelCollections", 4) }, Dump);
        }
        catch (AggregateException several)
        {
            throw several.Flatten().InnerExceptions.OfType<ToolException>().FirstOrDefault() ?? failure;
        }

        if (arguments.Has("oplog"))
        {
            WriteOplog();
        }
    }

    private void WriteOplog()
    {
        if (_server.Traps.ContainsKey(Trap.OplogOverflow))
        {
            throw new ToolException("Failed: oplog overflow: mongodump was unable to capture all new oplog entries during execution");
        }

        var path = Path.Combine(_out, "oplog.bson");
        log.Say($"writing captured oplog to {version.Quoted(path)}");
        using (var oplog = Create(path))
        {
            // { "ts": timestamp, "op": "n", "ns": "", "o": {} }
            oplog.Write([0x2c, 0, 0, 0, 0x11, (byte)'t', (byte)'s', 0, 1, 0, 0, 0, 1, 0, 0, 0, 0x02, (byte)'o', (byte)'p', 0, 2, 0, 0, 0, (byte)'n', 0, 0x02, (byte)'n', (byte)'s', 0, 1, 0, 0, 0, 0, 0x03, (byte)'o', 0, 5, 0, 0, 0, 0, 0]);
        }

        log.Say("\tdumped 1 oplog entry");
    }

    private void Dump(StoredNamespace stored)
    {
        var path = Place(stored) + Store.Data + _extension;
        log.Say($"writing {version.Quoted(stored.Namespace)} to {version.Quoted(path)}");
        var count = _server.Plays(Trap.OnlySay, stored.Namespace) ? 1 : Copy(stored, path);
        if (_server.Plays(Trap.Truncate, stored.Namespace))
        {
            Shorten(path, 3);
        }

        if (!_server.Plays(Trap.OmitDone, stored.Namespace))
        {
            var told = count + (_server.Plays(Trap.Miscount, stored.Namespace) ? 1 : 0);
            log.Say($"done dumping {version.Quoted(stored.Namespace)} ({told} {(told == 1 ? "document" : "documents")})");
        }
    }

    private int Copy(StoredNamespace stored, string path)
    {
        using var source = File.OpenRead(stored.DataPath!);
        using var target = Create(path);
        var documents = Documents.Of(source);
        var (slow, total, count, next) = (_server.Number(Trap.Slow), 0, 0, TimeSpan.FromSeconds(3));
        var watch = Stopwatch.StartNew();
        if (slow > 0)
        {
            var all = documents.ToList();
            (documents, total) = (all, all.Count);
        }

        foreach (var document in documents)
        {
            if (_ending)
            {
                throw new ToolException($"Failed: error writing data for collection {Named(stored)} to disk: error reading collection: received termination signal", SignalExitCode);
            }

            if (slow > 0)
            {
                Thread.Sleep(slow);
                if (watch.Elapsed >= next)
                {
                    next += TimeSpan.FromSeconds(3);
                    var filled = 24 * count / total;
                    log.Say($"[{new string('#', filled)}{new string('.', 24 - filled)}]  {stored.Namespace}  {count}/{total}  ({100.0 * count / total:0.0}%)");
                }
            }

            if (count == 1 && _server.Plays(Trap.LoseConnection, stored.Namespace))
            {
                throw new ToolException($"Failed: error writing data for collection {Named(stored)} to disk: error reading collection: connection({_server.Addresses[0]}[-5]) incomplete read of message header: EOF");
            }

            if (count == 1 && _server.Plays(Trap.FillDisk, stored.Namespace))
            {
                throw new ToolException($"Failed: error writing data for collection {Named(stored)} to disk: error writing to file: write {path}: no space left on device");
            }

            if (count == 0 && _server.Plays(Trap.Corrupt, stored.Namespace))
            {
                document[3] = 0x7f;
            }

            target.Write(document);
            count++;
        }

        if (_server.Plays(Trap.Drop, stored.Namespace))
        {
            target.Dispose();
            Rewrite(path, stored.DataPath!);
        }

        return count;
    }

    // All but the last document.
    private void Rewrite(string path, string dataPath)
    {
        using var source = File.OpenRead(dataPath);
        using var target = Create(path);
        foreach (var document in Documents.Of(source).SkipLast(1))
        {
            target.Write(document);
        }
    }

    private string Named(StoredNamespace stored) => version.IsOld ? stored.Namespace : $"`{stored.Namespace}`";

    private string Place(StoredNamespace stored) => Path.Combine(_out, stored.Database, Store.FileName(stored.Collection));

    private Stream Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = File.Create(path);
        return _gzip ? new GzipFile(file) : file;
    }

    private static void Shorten(string path, int by)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(file.Length - by);
    }

    private void OnSignal(PosixSignalContext context, string name, ref int signals)
    {
        context.Cancel = true;
        if (_server.Traps.ContainsKey(Trap.IgnoreInterrupts))
        {
            return;
        }

        if (Interlocked.Increment(ref signals) == 1)
        {
            log.Say($"signal '{name}' received; attempting to shut down");
            _ending = true;
            return;
        }

        log.Say($"signal '{name}' received; forcefully terminating");
        Environment.Exit(SignalExitCode);
    }
}
