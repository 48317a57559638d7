using System;
using System.IO;
using AlteryxBackup.EndToEnd.Tests.Secrets;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

[Collection(PostgreSqlServer.Collection)]
public sealed class PostgreSqlPasswordTests(PostgreSqlServer server)
{
    // Every awkward character but a grave accent and a line break, which some sources can't hold.
    private const string Password = "'\"\\ $%@:/#é€𝄞{}|&;<>*?!~ x";

    public enum Source
    {
        SingleQuoted,
        DoubleQuoted,
        LocalFile,
        NamedFile,
        Variable,
    }

    [PostgreSqlFact]
    public void The_plan_asks_the_database_without_writing_the_password_anywhere()
    {
        using var project = new Project(server, server.Database("planned", "CREATE TABLE t (a int);"));

        // Where no file can be made.
        project.Variables["TMPDIR"] = "/dev/null/none";
        var plan = project.Run("backup", "--what-if");

        Assert.True(plan.ExitCode == 0, plan.Everything);
        Assert.Equal("planned", plan.Text("DatabaseName"));
    }

    [PostgreSqlTheory]
    [InlineData(Source.SingleQuoted)]
    [InlineData(Source.DoubleQuoted)]
    [InlineData(Source.LocalFile)]
    [InlineData(Source.NamedFile)]
    [InlineData(Source.Variable)]
    public void A_password_of_awkward_characters_works_and_is_seen_nowhere(Source source)
    {
        _ = server.Database("secret", $"CREATE ROLE awkward LOGIN PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}' IN ROLE pg_read_all_data; CREATE TABLE t (a int);");
        using var project = new Project(server, "secret");
        project.Set("DEV_DB_USER=awkward");
        var doubleQuoted = $"DEV_DB_PASSWORD=\"{Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" # it's #1";
        string[] more = [];
        switch (source)
        {
            case Source.SingleQuoted:
                project.Set($"export DEV_DB_PASSWORD='{Password.Replace("'", "\\'", StringComparison.Ordinal)}'");
                break;
            case Source.DoubleQuoted:
                project.Set(doubleQuoted);
                break;
            case Source.LocalFile:
                project.Write(".env.local", "\uFEFF# local\r\n" + doubleQuoted + "\r\n");
                break;
            case Source.NamedFile:
                project.Write("named", File.ReadAllText(project.PathTo(".env")) + doubleQuoted);
                project.Set("DEV_DB_PASSWORD=wrong");
                more = ["--env-file", project.PathTo("named")];
                break;
            default:
                project.Variables["DEV_DB_PASSWORD"] = Password;
                break;
        }

        using var watch = new ArgumentLists();
        var answer = project.Run(["backup", .. more]);
        var lists = watch.Finish();

        Assert.True(answer.ExitCode == 0, answer.Everything);
        var traces = new SecretTraces([Password]);
        Assert.Contains(lists, list => list.Contains("--snapshot=", StringComparison.Ordinal));
        Assert.All(lists, list => Assert.Empty(traces.In(list)));
        Assert.Empty(traces.In(answer.Everything));
        Assert.Empty(traces.Below(project.Output));
        Assert.Empty(project.Leftovers);
    }

    [PostgreSqlFact]
    public void A_password_with_a_line_break_works()
    {
        _ = server.Database("lines", "CREATE ROLE lines LOGIN PASSWORD E'two\\nlines' IN ROLE pg_read_all_data; CREATE TABLE t (a int);");
        using var project = new Project(server, "lines");
        project.Set("DEV_DB_USER=lines", "DEV_DB_PASSWORD=\"two\\nlines\"");

        var answer = project.Run("backup");

        Assert.True(answer.ExitCode == 0, answer.Everything);
    }

    [PostgreSqlFact]
    public void A_wrong_password_is_not_repeated()
    {
        using var project = new Project(server, server.Database("wrong", "CREATE TABLE t (a int);"));
        project.Set("DEV_DB_PASSWORD='quite wrong'");

        var answer = project.Run("backup");

        Assert.Equal(5, answer.ExitCode);
        Assert.DoesNotContain("quite wrong", answer.Everything);
    }
}
