using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;
using Newtonsoft.Json;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>
/// A session of psql that holds one snapshot of a database while it is dumped, and counts every table's rows in it (PostgreSQL, "Snapshot Synchronization Functions"). An advisory
/// lock of the database keeps a second dump of it away, on whatever machine; it goes with the session.
/// </summary>
internal sealed class SnapshotSession(Machine machine, PostgreSqlTools tools)
{
    // The key of the lock; the letters "abkp".
    private const int LockKey = 0x61626B70;

    // Counting must not take processors from the dump. Row security that hides rows must be a failure, as it is to pg_dump. Tables of extensions, and those of others' temporary schemas, aren't dumped.
    private const string Script = """
        SET statement_timeout = 0;
        SET idle_in_transaction_session_timeout = 0;
        SET max_parallel_workers_per_gather = 0;
        SET row_security = off;
        SELECT CASE WHEN pg_try_advisory_lock({0}, 1) THEN 'alone|' ELSE 'held|' || coalesce((
            SELECT string_agg(a.application_name || ', since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC', '; ')
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.classid = {0} AND l.objid = 1 AND l.objsubid = 2
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())), '') END;
        BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
        SELECT 'snapshot|' || pg_export_snapshot();
        SELECT format('SELECT %L || count(*) || %L FROM ONLY %I.%I', 'count|', '|' || json_build_array(n.nspname, c.relname), n.nspname, c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\_%'
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY n.nspname, c.relname
        \gexec
        SELECT 'counted|';

        """;

    /// <summary>Has a database dumped in a snapshot, and counts its tables meanwhile.</summary>
    /// <param name="target">The database.</param>
    /// <param name="password">Its password, handed over.</param>
    /// <param name="dump">Makes the dump of the snapshot of this name, while the session holds it.</param>
    /// <param name="cancellation">Ends both.</param>
    /// <returns>The rows of each table.</returns>
    /// <exception cref="BackupException">AlreadyRunning: another dump of the database is being made; PostgreSqlNotReachable …, DumpFailed; whatever <paramref name="dump"/> throws.</exception>
    public IReadOnlyList<CountedTable> Run(PostgreSqlTarget target, PasswordFile password, Action<string> dump, CancellationToken cancellation)
    {
        var counts = new List<CountedTable>();
        var isCounted = false;
        var withoutSnapshot = new List<BackupException>();
        var input = new ChildInput();
        var said = new PostgreSqlProgram(machine.Processes, tools.Session).Run(
            new ProcessRequest
            {
                Arguments = PostgreSqlProgram.Quiet,
                Environment = new Dictionary<string, string?> { ["PGCLIENTENCODING"] = "UTF8" },
                StandardInput = Encoding.UTF8.GetBytes(string.Format(CultureInfo.InvariantCulture, Script, LockKey)),
                FurtherInput = input,
                OnLine = Hear,
            },
            target,
            password,
            cancellation);
        return PostgreSqlComplaint.Of("psql", said, target, "The dump was discarded; older backups were not touched.") is { } complaint ? throw complaint
            : withoutSnapshot.Count > 0 ? throw withoutSnapshot[0]
            : isCounted ? counts
            : throw ErrorCatalogue.DumpNotProved.Because($"The rows of the {target.Description} were not all counted.", "The dump was discarded; older backups were not touched.");

        // The dump runs within the call for the line that names its snapshot: what psql counts meanwhile waits to be heard.
        void Hear(string line)
        {
            var parts = line.Split(['|'], 2);
            var value = parts.Length == 2 ? parts[1] : "";
            switch (parts[0])
            {
                case "held":
                    throw ErrorCatalogue.AlreadyRunning.Because($"The {target.Description} is being dumped already: {(value.Length > 0 ? value : "its session doesn't say by whom")}.");
                case "snapshot":
                    Dump(value);
                    break;
                case "count":
                    counts.Add(Count(value));
                    break;
                case "counted":
                    isCounted = true;
                    input.End();
                    break;
                default:
                    break;
            }
        }

        void Dump(string snapshot)
        {
            try
            {
                dump(snapshot);
            }
            catch (BackupException lost) when (lost.Message.IndexOf("invalid snapshot identifier", StringComparison.Ordinal) >= 0)
            {
                // The session has ended before the dump could join it: why, the session itself tells.
                withoutSnapshot.Add(lost);
                input.End();
            }
        }
    }

    // 12|["schema", "table"]: names may hold anything.
    private static CountedTable Count(string value)
    {
        var parts = value.Split(['|'], 2);
        var names = JsonConvert.DeserializeObject<string[]>(parts[1])!;
        return new CountedTable(names[0], names[1], long.Parse(parts[0], CultureInfo.InvariantCulture));
    }
}
