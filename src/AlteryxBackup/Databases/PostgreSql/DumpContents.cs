using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>The table of contents of a dump, as <c>pg_restore --list</c> tells it.</summary>
/// <param name="TablesWithData">Schema, table and owner of each table whose rows are in it, with one space between them.</param>
internal sealed record DumpContents(IReadOnlyList<string> TablesWithData)
{
    // 3351; 0 16386 TABLE DATA public users postgres
    private static readonly Regex Data = new(@"^\d+; \d+ \d+ TABLE DATA (?<name>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Reads it.</summary>
    /// <param name="processes">Runs pg_restore.</param>
    /// <param name="restore">pg_restore.</param>
    /// <param name="path">The dump.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The contents; or why there are none that can be read.</returns>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.PostgreSqlToolsNotFound"/>.</exception>
    public static (DumpContents? Contents, string? Problem) Read(IProcessRunner processes, string restore, string path, CancellationToken cancellation)
    {
        var tables = new List<string>();
        var said = new PostgreSqlProgram(processes, restore).Run(new ProcessRequest { Arguments = ["--list", path], OnLine = Hear }, cancellation);
        return said.ExitCode == 0
            ? (new DumpContents(tables), null)
            : (null, $"pg_restore can't list it: {string.Join(" ", said.ErrorText().Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()))}");

        void Hear(string line)
        {
            if (Data.Match(line) is { Success: true } match)
            {
                tables.Add(match.Groups["name"].Value);
            }
        }
    }

    /// <summary>Of the tables that must be in it, those that aren't.</summary>
    /// <param name="names">The tables, <c>schema.table</c>, or without the schema.</param>
    public IEnumerable<string> Missing(IEnumerable<string> names)
    {
        // A name may hold spaces and dots itself, and so may the owner's: what every reading allows is enough here, for the checksum stands beside it.
        var known = new HashSet<string>(TablesWithData.SelectMany(Readings), StringComparer.Ordinal);
        return names.Where(name => !known.Contains(OnOneLine(name)));
    }

    private static IEnumerable<string> Readings(string entry)
    {
        var spaces = Enumerable.Range(0, entry.Length).Where(index => entry[index] == ' ').ToList();
        foreach (var schemaEnd in spaces)
        {
            foreach (var tableEnd in spaces.Where(space => space > schemaEnd))
            {
                var table = entry.Substring(schemaEnd + 1, tableEnd - schemaEnd - 1);
                yield return table;
                yield return $"{entry.Substring(0, schemaEnd)}.{table}";
            }
        }
    }

    // As pg_dump writes names into its list.
    private static string OnOneLine(string name) => name.Replace('\r', ' ').Replace('\n', ' ');
}
