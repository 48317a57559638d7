using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Threading;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlBackupTests(PostgreSqlServer server)
{
    private const string Table = "CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 100);";

    // Everything that a table can be hard for; order of rows doesn't matter to the sum.
    private const string Hashes = """
        SELECT format('SELECT %L || count(*) || ''|'' || coalesce(sum((''x'' || substr(md5(r::text), 1, 15))::bit(60)::bigint), 0) FROM ONLY %I.%I r;', n.nspname || '.' || c.relname || '|', n.nspname, c.relname)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema' ORDER BY 1
        \gexec
        SELECT 'large objects|' || count(*) || '|' || coalesce(md5(string_agg(oid || ':' || md5(lo_get(oid)), ',' ORDER BY oid)), '') FROM pg_largeobject_metadata;
        """;

    [PostgreSqlFact]
    public void A_dump_made_while_a_writer_writes_restores_to_its_own_snapshot()
    {
        var rows = PostgreSqlPrograms.IsCampaign ? 1_000_000 : 20_000;
        var database = server.Database("busy", Everything(rows));
        using var project = new Project(server, database);
        project.Write("hashes.sql", Hashes);
        var tools = project.ToolsWith($"(echo 'BEGIN ISOLATION LEVEL REPEATABLE READ;'; echo \"SET TRANSACTION SNAPSHOT '$snapshot';\"; cat hashes.sql) | '{PostgreSqlPrograms.Folder}/psql' -X -q -t -A > snapshot.txt");
        using var writer = server.Session(database, "CALL write_on();");
        Waiting.Until(() => long.Parse(server.Sql(database, "SELECT count(*) FROM orders"), CultureInfo.InvariantCulture) > rows, "the writer writes");

        var answer = project.Run("backup", "--tools-path", tools);

        Assert.True(answer.ExitCode == 0, answer.Everything);
        Assert.False(writer.HasExited, "The writer has written to the end.");
        _ = server.Sql("postgres", $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        var snapshot = File.ReadAllText(project.PathTo("snapshot.txt")).Trim();
        Assert.NotEqual(snapshot, Hashed(database));
        var restored = "restored_" + Guid.NewGuid().ToString("N");
        server.Restore(answer.Text("BackupFile"), restored);
        Assert.Equal(snapshot, Hashed(restored));
        var counts = snapshot.Split('\n').Where(line => !line.StartsWith("large objects|", StringComparison.Ordinal)).Select(line => line.Split('|'))
            .ToDictionary(line => string.Join('|', line[..^2]), line => long.Parse(line[^2], CultureInfo.InvariantCulture));
        Assert.Equal(counts.OrderBy(table => table.Key, StringComparer.Ordinal), answer.TableCounts.OrderBy(table => table.Key, StringComparer.Ordinal));
        Assert.True(counts["public.orders"] > rows);
        Assert.Contains("odd. \"name\"", string.Join('\n', counts.Keys));
    }

    [PostgreSqlFact]
    public void A_dump_says_of_itself_what_it_holds()
    {
        using var project = new Project(server, server.Database("plain", Table));

        var answer = project.Run("backup");

        Assert.True(answer.ExitCode == 0, answer.Everything);
        Assert.Equal("Success", answer.Text("Status"));
        var dump = answer.Text("BackupFile");
        Assert.Equal(Assert.Single(project.Dumps), dump);
        Assert.Matches(@"/plain_dev_\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.dump$", dump);
        Assert.Equal(dump[..^".dump".Length] + ".metadata.json", answer.Text("MetadataFile"));
        var metadata = JsonNode.Parse(File.ReadAllText(answer.Text("MetadataFile")))!.AsObject();
        Assert.Equal("dev", (string?)metadata["environment"]);
        Assert.Equal("plain", (string?)metadata["database_name"]);
        Assert.Equal(Path.GetFileName(dump), (string?)metadata["backup_file"]);
        Assert.Equal(new FileInfo(dump).Length, (long?)metadata["backup_size_bytes"]);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(dump)));
        Assert.Equal(sha256, (string?)metadata["checksum_sha256"]);
        Assert.Equal(sha256, answer.Text("Checksum"));
        Assert.Equal(100, (long?)metadata["table_counts"]!["public.t"]);
        Assert.StartsWith("15", (string?)metadata["pg_dump_version"] ?? "", StringComparison.Ordinal);
        Assert.StartsWith("15", (string?)metadata["postgresql_version"] ?? "", StringComparison.Ordinal);
        Assert.Equal(Path.GetFileName(dump), $"plain_dev_{((string?)metadata["backup_timestamp"])!.Replace(':', '-')}.dump");
        Assert.Equal("PGDMP", File.ReadAllText(dump)[..5]);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(dump) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Empty(project.Leftovers);
    }

    [PostgreSqlFact]
    public void What_if_changes_nothing()
    {
        using var project = new Project(server, server.Database("plain", Table));

        var answer = project.Run("backup", "--what-if");

        Assert.True(answer.ExitCode == 0, answer.Everything);
        Assert.Equal("plain", answer.Text("DatabaseName"));
        Assert.False(Directory.Exists(project.Output));
        Assert.Empty(project.Leftovers);
    }

    [PostgreSqlFact]
    public void A_second_dump_of_the_same_database_hears_who_makes_the_first()
    {
        using var project = new Project(server, server.Database("plain", Table));
        var tools = project.ToolsWith("touch begun; while ! [ -e go ]; do sleep 0.01; done");
        using var first = project.Start("backup", "--tools-path", tools);
        Waiting.Until(() => File.Exists(project.PathTo("begun")), "pg_dump was begun");

        var second = project.Run("backup");
        var elsewhere = project.Run("backup", "--output-dir", project.PathTo("elsewhere"));
        project.Write("go", "");

        var id = first.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(1, second.ExitCode);
        Assert.Equal("AlreadyRunning", second.ErrorId);
        Assert.Contains($"process {id}", second.ErrorText);
        Assert.Equal(1, elsewhere.ExitCode);
        Assert.Equal("AlreadyRunning", elsewhere.ErrorId);
        Assert.Contains($"alteryxbackup {id}@", elsewhere.ErrorText);
        Assert.Equal(0, first.Finish().ExitCode);
        _ = Assert.Single(project.Dumps);
    }

    [PostgreSqlFact]
    public void A_dump_that_is_interrupted_leaves_nothing()
    {
        using var project = new Project(server, server.Database("plain", Table));
        using var running = project.Start("backup", "--json", "--tools-path", project.ToolsWith("echo $$ > begun; exec sleep 600"));
        Waiting.Until(() => File.Exists(project.PathTo("begun")) && File.ReadAllText(project.PathTo("begun")).Trim().Length > 0, "pg_dump was begun");

        Signals.Send("TERM", running.Id);
        var result = running.Finish();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\"Cancelled\"", result.Output);
        Assert.False(Directory.Exists("/proc/" + File.ReadAllText(project.PathTo("begun")).Trim()));
        Assert.Empty(project.Dumps);
        Assert.Empty(project.Leftovers);
    }

    [PostgreSqlFact]
    public void Killed_dumps_leave_nothing_under_a_final_name_and_the_next_one_cleans_up()
    {
        var database = server.Database("killed", "CREATE TABLE h (t text); INSERT INTO h SELECT string_agg(md5((g * 31 + i)::text), '') FROM generate_series(1, 5000) g, generate_series(1, 16) i GROUP BY g;");
        using var project = new Project(server, database);
        var random = new Random(7);
        for (var kill = 0; kill < (PostgreSqlPrograms.IsCampaign ? 50 : 5); kill++)
        {
            using var running = project.Start("backup");
            Waiting.Until(() => project.Leftovers.Any(path => path.EndsWith(".dump.partial", StringComparison.Ordinal)) || running.HasExited, "a dump was begun");
            Thread.Sleep(random.Next(0, 300));
            if (!running.HasExited)
            {
                Signals.Send("KILL", running.Id);
            }

            _ = running.Finish();
            Assert.All(project.Dumps, dump => Assert.Equal(0, project.Run("verify", dump).ExitCode));
        }

        var next = project.Run("backup");

        Assert.True(next.ExitCode == 0, next.Everything);
        Assert.Empty(project.Leftovers);
        Assert.Equal(0, project.Run("verify", next.Text("BackupFile")).ExitCode);
        Assert.Equal("0", server.Sql("postgres", $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}' AND application_name LIKE 'alteryxbackup%'"));
    }

    private string Hashed(string database)
    {
        var script = Path.GetTempFileName();
        try
        {
            File.WriteAllText(script, Hashes);
            return server.Script(database, script);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Everything(int rows) => $$""""
        CREATE TYPE mood AS ENUM ('good', 'bad');
        CREATE TABLE customers (id serial PRIMARY KEY, name text NOT NULL, mood mood, picture bytea, tags text[], made timestamptz DEFAULT now(), upper_name text GENERATED ALWAYS AS (upper(name)) STORED);
        INSERT INTO customers (name, mood, picture, tags) SELECT 'Kündin ' || g, 'good', decode(md5(g::text), 'hex'), ARRAY['a', NULL, 'ü "x"'] FROM generate_series(1, 500) g;
        CREATE TABLE orders (id bigserial PRIMARY KEY, customer int NOT NULL REFERENCES customers, amounts numeric(10,2)[], total numeric GENERATED ALWAYS AS (amounts[1] * 2) STORED, note jsonb DEFAULT '{"a": [1, null]}');
        INSERT INTO orders (customer, amounts) SELECT 1 + g % 500, ARRAY[g % 1000, 0.25] FROM generate_series(1, {{rows.ToString(CultureInfo.InvariantCulture)}}) g;
        CREATE INDEX ON orders (customer);
        CREATE SCHEMA "odd. ""name""";
        CREATE TABLE "odd. ""name"""."t|b" ("""q""" text, d date);
        INSERT INTO "odd. ""name"""."t|b" VALUES (E'line\nbreak\t\\', '2026-11-21'), (NULL, NULL);
        CREATE TABLE empty (a int);
        CREATE TABLE parts (id int, v text) PARTITION BY RANGE (id);
        CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (500);
        CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (500) TO (1000);
        INSERT INTO parts SELECT g, 'p' || g FROM generate_series(0, 999) g;
        CREATE VIEW rich AS SELECT * FROM orders WHERE total > 100;
        CREATE MATERIALIZED VIEW sums AS SELECT customer, count(*) FROM orders GROUP BY 1;
        SELECT lo_from_bytea(0, decode(repeat('00ff10', 100000), 'hex'));
        SELECT lo_from_bytea(0, ''::bytea);
        CREATE PROCEDURE write_on() LANGUAGE plpgsql AS $$ BEGIN LOOP
          INSERT INTO orders (customer, amounts) SELECT 1, ARRAY[1.5, 2.5] FROM generate_series(1, 20);
          UPDATE customers SET name = name || '+' WHERE id % 7 = 0;
          DELETE FROM orders WHERE id % 11 = 3 AND id > (SELECT max(id) - 50 FROM orders);
          PERFORM lo_from_bytea(0, 'more'::bytea);
          COMMIT;
        END LOOP; END $$;
        """";
}
