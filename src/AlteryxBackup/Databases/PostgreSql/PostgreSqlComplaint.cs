using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>What PostgreSQL's programs complain of, where it is something that somebody can put right at once.</summary>
internal static class PostgreSqlComplaint
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex Room = new("No space left on device|Disk quota exceeded|disk full", Options);
    private static readonly Regex Database = new("database \".*\" does not exist", Options);
    private static readonly Regex Login = new("authentication failed|no password supplied|no pg_hba.conf entry|role \".*\" does not exist|is not permitted to log in", Options);
    private static readonly Regex Rights = new("permission denied for|query would be affected by row-level security", Options);
    private static readonly Regex Version = new("aborting because of server version mismatch", Options);
    private static readonly Regex Way = new(
        "could not (connect|translate host name|receive data|send data)|connection to server.*failed|connection refused|timeout expired|server closed the connection|terminating connection|the database system is|no connection to the server|connection to server was lost", Options);

    /// <summary>The failure; null when the program has ended well.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="said">How it ended and what it said.</param>
    /// <param name="target">The database.</param>
    /// <param name="state">What state things are in: a whole sentence.</param>
    public static BackupException? Of(string tool, ProcessOutcome said, PostgreSqlTarget target, string state)
    {
        if (said.TimedOut)
        {
            return ErrorCatalogue.PostgreSqlNotReachable.Because($"The {target.Description} had not answered {tool} within {target.ConnectTimeoutSeconds} seconds.", state);
        }

        if (said.ExitCode == 0)
        {
            return null;
        }

        // Details and hints follow the complaint; with --verbose much has been said before it.
        var lines = said.ErrorText().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var first = lines.FindIndex(line => line.IndexOf("error:", System.StringComparison.Ordinal) >= 0 || line.IndexOf("ERROR:", System.StringComparison.Ordinal) >= 0 || line.IndexOf("FATAL:", System.StringComparison.Ordinal) >= 0);
        var text = string.Join(" ", lines.Skip(first >= 0 ? first : lines.Count - 1).Take(6));
        var error = Room.IsMatch(text) ? ErrorCatalogue.DiskFull
            : Database.IsMatch(text) ? ErrorCatalogue.PostgreSqlDatabaseNotFound
            : Login.IsMatch(text) ? ErrorCatalogue.PostgreSqlAuthenticationFailed
            : Rights.IsMatch(text) ? ErrorCatalogue.PostgreSqlRightsMissing
            : Version.IsMatch(text) ? ErrorCatalogue.PostgreSqlToolTooOld
            : Way.IsMatch(text) ? ErrorCatalogue.PostgreSqlNotReachable
            : null;
        return error is not null
            ? error.Because($"The {target.Description}: {text}", state)
            : ErrorCatalogue.DumpFailed.Because(
                $"{tool} ended with exit code {said.ExitCode} for the {target.Description}: {(text.Length > 0 ? text : "it said nothing")}", state, "Read the tool's last lines, and the database server's own log.");
    }
}
