using System;
using System.Globalization;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>Finds out, within the limit for a connection, whether a database can be dumped: way, login, version, size.</summary>
internal sealed class DatabaseProbe(Machine machine, PostgreSqlTools tools)
{
    private const string Question = """
        SELECT current_setting('server_version'), current_setting('server_version_num'), pg_database_size(current_database());

        """;

    private const int VersionNumbersPerRelease = 10000;

    // Beyond the limit for the connection, which is libpq's own to keep, for each address of the host.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Asks.</summary>
    /// <param name="target">The database.</param>
    /// <param name="password">Its password, handed over.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="BackupException">PostgreSqlNotReachable, PostgreSqlAuthenticationFailed, PostgreSqlDatabaseNotFound, PostgreSqlRightsMissing, PostgreSqlToolTooOld, DumpFailed.</exception>
    public DatabaseFacts Ask(PostgreSqlTarget target, PasswordFile password, CancellationToken cancellation)
    {
        var said = new PostgreSqlProgram(machine.Processes, tools.Session).Run(
            new ProcessRequest
            {
                Arguments = PostgreSqlProgram.Quiet,
                StandardInput = Encoding.UTF8.GetBytes(Question),
                TimeLimit = TimeSpan.FromSeconds(target.ConnectTimeoutSeconds) + Grace,
            },
            target,
            password,
            cancellation);
        if (PostgreSqlComplaint.Of("psql", said, target, "Nothing was dumped; older backups were not touched.") is { } complaint)
        {
            throw complaint;
        }

        var facts = Facts(said.OutputText().Trim().Split('|'), target);
        return tools.Major >= facts.ServerMajor
            ? facts
            : throw ErrorCatalogue.PostgreSqlToolTooOld.Because(
                $"{tools.Dump} is release {tools.Version}, and the {target.Description} is served by PostgreSQL {facts.ServerVersion}.", "Nothing was dumped; older backups were not touched.");
    }

    private static DatabaseFacts Facts(string[] answer, PostgreSqlTarget target) =>
        answer.Length == 3
        && int.TryParse(answer[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(answer[2], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new DatabaseFacts(answer[0].Split(' ')[0], number / VersionNumbersPerRelease, size)
            : throw ErrorCatalogue.DumpFailed.Because($"The {target.Description} gave no answer that is PostgreSQL's: {string.Join("|", answer)}");
}
