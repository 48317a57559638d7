using System.Globalization;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlFaultTests(PostgreSqlServer server)
{
    private const string Table = "CREATE TABLE t (a int); INSERT INTO t SELECT generate_series(1, 100);";
    private const string Heavy = "CREATE TABLE h (t text); INSERT INTO h SELECT string_agg(md5((g * 31 + i)::text), '') FROM generate_series(1, 20000) g, generate_series(1, 16) i GROUP BY g;";

    [PostgreSqlTheory]
    [InlineData("a wrong password", "DEV_DB_PASSWORD=wrong", 5, "PostgreSqlAuthenticationFailed", "password authentication failed")]
    [InlineData("no such database", "DEV_DB_NAME=nowhere", 5, "PostgreSqlDatabaseNotFound", "nowhere")]
    [InlineData("nothing listens", "DEV_DB_PORT=1", 5, "PostgreSqlNotReachable", "127.0.0.1:1")]
    [InlineData("no name", "DEV_DB_NAME=", 3, "PostgreSqlSettingsMissing", "DEV_DB_NAME is not set")]
    [InlineData("no port number", "DEV_DB_PORT=54x", 3, "PostgreSqlSettingsMissing", "'54x'")]
    [InlineData("neither dev nor prod", "ENV_MODE=staging", 3, "PostgreSqlSettingsMissing", "staging")]
    public void What_is_wrong_with_the_settings_is_told(string fault, string line, int exitCode, string id, string said)
    {
        using var project = new Project(server, server.Database("plain", Table));
        project.Set(line);

        var answer = project.Run("backup");

        Assert.True(exitCode == answer.ExitCode, $"{fault}: {answer.Everything}");
        Assert.Equal(id, answer.ErrorId);
        Assert.Contains(said, answer.ErrorText);
        Assert.Empty(project.Dumps);
        Assert.Empty(project.Leftovers);
    }

    [PostgreSqlFact]
    public void A_table_without_rights_is_a_failure()
    {
        _ = server.Database("rights", "CREATE ROLE reader LOGIN PASSWORD 'r'; CREATE TABLE open (a int); GRANT SELECT ON open TO reader; CREATE TABLE closed (a int);");
        using var project = new Project(server, "rights");
        project.Set("DEV_DB_USER=reader", "DEV_DB_PASSWORD=r");

        var answer = project.Run("backup");

        Assert.Equal(5, answer.ExitCode);
        Assert.Equal("PostgreSqlRightsMissing", answer.ErrorId);
        Assert.Contains("permission denied for table closed", answer.ErrorText);
        Assert.Empty(project.Dumps);
        Assert.Empty(project.Leftovers);
    }

    [PostgreSqlFact]
    public void A_role_that_may_read_everything_is_enough()
    {
        _ = server.Database("least", "CREATE ROLE backup LOGIN PASSWORD 'b' IN ROLE pg_read_all_data; CREATE SCHEMA s; CREATE TABLE s.t (id serial PRIMARY KEY); INSERT INTO s.t DEFAULT VALUES;");
        using var project = new Project(server, "least");
        project.Set("DEV_DB_USER=backup", "DEV_DB_PASSWORD=b");

        var answer = project.Run("backup");

        Assert.True(answer.ExitCode == 0, answer.Everything);
        Assert.Equal(1, answer.TableCounts["s.t"]);
    }

    [PostgreSqlFact]
    public void Programs_that_are_missing_are_named()
    {
        using var project = new Project(server, server.Database("plain", Table));

        var answer = project.Run("backup", "--tools-path", Directory.CreateDirectory(project.PathTo("empty")).FullName);

        Assert.Equal(5, answer.ExitCode);
        Assert.Equal("PostgreSqlToolsNotFound", answer.ErrorId);
        Assert.Contains("pg_dump", answer.ErrorText);
    }

    [PostgreSqlFact]
    public void A_tool_older_than_the_server_is_refused_before_anything_is_dumped()
    {
        using var project = new Project(server, server.Database("plain", Table));
        var tools = project.ToolsWith("touch \"$file.was.run\"");
        var dump = Path.Combine(tools, "pg_dump");
        File.WriteAllText(dump, File.ReadAllText(dump).Replace("exec \"$real\" --version", "echo 'pg_dump (PostgreSQL) 9.6.24'; exit 0", System.StringComparison.Ordinal));

        var answer = project.Run("backup", "--tools-path", tools);

        Assert.Equal(5, answer.ExitCode);
        Assert.Equal("PostgreSqlToolTooOld", answer.ErrorId);
        Assert.Contains("9.6.24", answer.ErrorText);
        Assert.Empty(Directory.GetFiles(project.Output));
    }

    [PostgreSqlFact]
    public void A_folder_that_cannot_be_made_is_a_storage_failure()
    {
        using var project = new Project(server, server.Database("plain", Table));
        project.Write("in the way", "a file");

        var answer = project.Run("backup", "--output-directory", project.PathTo("in the way/dumps"));

        Assert.Equal(4, answer.ExitCode);
        Assert.Equal("PathNotWritable", answer.ErrorId);
    }

    [PostgreSqlFact]
    public void Production_on_this_very_machine_is_warned_about()
    {
        using var project = new Project(server, server.Database("plain", Table));
        project.Set("DB_HOST=127.0.0.1", "DB_NAME=plain", $"DB_PORT={server.Port.ToString(CultureInfo.InvariantCulture)}", $"DB_USER={PostgreSqlServer.Superuser}", $"DB_PASSWORD={PostgreSqlServer.SuperuserPassword}");

        var answer = project.Run("backup", "--env", "Prod");

        Assert.True(answer.ExitCode == 0, answer.Everything);
        Assert.Equal("prod", answer.Text("Environment"));
        Assert.Contains(answer.Warnings, warning => warning.Contains("this machine itself", System.StringComparison.Ordinal));
        Assert.Matches(@"/plain_prod_\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.dump$", answer.Text("BackupFile"));
    }

    [PostgreSqlFact]
    public void A_server_that_goes_away_in_the_middle_leaves_nothing()
    {
        using var project = new Project(server, server.Database("heavy", Heavy));
        var tools = project.ToolsWith("touch begun; while ! [ -e go ]; do sleep 0.01; done");
        using var running = project.Start("backup", "--tools-path", tools, "--json");
        Waiting.Until(() => File.Exists(project.PathTo("begun")), "pg_dump was begun");
        try
        {
            // The snapshot's session is there; the tool comes too late.
            server.Stop();
            project.Write("go", "");
            var result = running.Finish();

            Assert.Equal(5, result.ExitCode);
            Assert.Contains("PostgreSqlNotReachable", result.Output);
        }
        finally
        {
            server.Start();
        }

        Assert.Empty(project.Dumps);
        Assert.Empty(project.Leftovers);
    }

    [PostgreSqlFact]
    public void A_session_that_is_ended_while_rows_are_copied_leaves_nothing()
    {
        using var project = new Project(server, server.Database("heavy", Heavy));
        // Stopped, so that it is in the middle for certain when its session and the snapshot's are ended.
        var end = $"""
            "$real" "$@" & dump=$!
            while [ $(stat -c %s "$file") -lt 4096 ]; do sleep 0.002; done
            kill -STOP $dump
            PGAPPNAME=other '{PostgreSqlPrograms.Folder}/psql' -X -q -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'alteryxbackup%'" >/dev/null
            kill -CONT $dump
            wait $dump
            exit $?
            """;

        var answer = project.Run("backup", "--tools-path", project.ToolsWith(end));

        Assert.Equal(5, answer.ExitCode);
        Assert.Equal("PostgreSqlNotReachable", answer.ErrorId);
        Assert.Empty(project.Dumps);
        Assert.Empty(project.Leftovers);
    }

    [SmallDiskFact]
    public void A_disk_that_gets_full_leaves_nothing()
    {
        if (PostgreSqlPrograms.Folder is null)
        {
            return;
        }

        using var project = new Project(server, server.Database("heavy", Heavy));
        using var disk = new SmallDisk(200 * 1024);
        var fill = $"head -c $(( $(stat -f -c '%a * %S' \"$file\") - 200000 )) /dev/zero > '{disk.Folder}/other'";

        var answer = project.Run("backup", "--output-dir", disk.Folder, "--tools-path", project.ToolsWith(fill));

        Assert.True(answer.ExitCode == 4, answer.Everything);
        Assert.Equal("DiskFull", answer.ErrorId);
        Assert.Equal(["other"], Directory.EnumerateFiles(disk.Folder).Select(Path.GetFileName));
    }

    [SmallDiskFact]
    public void A_disk_too_small_is_found_out_before()
    {
        if (PostgreSqlPrograms.Folder is null)
        {
            return;
        }

        using var project = new Project(server, server.Database("plain", Table));
        using var disk = new SmallDisk(2048);

        var answer = project.Run("backup", "--output-dir", disk.Folder);

        Assert.Equal(4, answer.ExitCode);
        Assert.Equal("DiskFull", answer.ErrorId);
        Assert.Contains("twice the database's size", answer.ErrorText);
    }

    [SmallDiskFact]
    public void A_disk_that_cannot_be_written_is_a_storage_failure()
    {
        if (PostgreSqlPrograms.Folder is null)
        {
            return;
        }

        using var project = new Project(server, server.Database("plain", Table));
        using var disk = new SmallDisk(2048);
        disk.MakeReadOnly();

        var answer = project.Run("backup", "--output-dir", disk.Folder);

        Assert.Equal(4, answer.ExitCode);
        Assert.Equal("PathNotWritable", answer.ErrorId);
    }
}
