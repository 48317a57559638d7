using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>Looks for pg_dump, pg_restore and psql in one place, and asks pg_dump which release it is.</summary>
internal sealed class PostgreSqlToolFinder(IFileSystem files, IProcessRunner processes)
{
    private static readonly bool OnWindows = Path.DirectorySeparatorChar == '\\';
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static readonly Regex Version = new(@"^pg_dump \(PostgreSQL\) (?<release>\d+(\.\d+)*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly string[] Names = ["pg_dump", "pg_restore", "psql"];

    /// <summary>Finds them.</summary>
    /// <param name="folder">The folder that was named; empty: they are looked for.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.PostgreSqlToolsNotFound"/>.</exception>
    public PostgreSqlTools Find(string folder, CancellationToken cancellation)
    {
        var place = Place(folder, Names);
        var dump = PathOf(place, Names[0]);
        var said = Ask(dump, cancellation);
        var version = Version.Match(said.OutputText());
        return !said.TimedOut && said.ExitCode == 0 && version.Success
            ? new PostgreSqlTools(dump, PathOf(place, Names[1]), PathOf(place, Names[2]), version.Groups["release"].Value)
            : throw ErrorCatalogue.PostgreSqlToolsNotFound.Because($"{dump} doesn't tell its version (exit code {said.ExitCode}): it is not PostgreSQL's own, or is damaged.");
    }

    /// <summary>Finds pg_restore alone.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.PostgreSqlToolsNotFound"/>.</exception>
    public string FindRestore(string folder) => PathOf(Place(folder, [Names[1]]), Names[1]);

    private string Place(string folder, string[] names)
    {
        var places = folder.Length > 0 ? [folder] : UsualPlaces().ToList();
        if (places.Find(place => names.All(name => files.File.Exists(PathOf(place, name)))) is { } complete)
        {
            return complete;
        }

        var missing = names.Where(name => !places.Exists(place => files.File.Exists(PathOf(place, name)))).ToList();
        throw ErrorCatalogue.PostgreSqlToolsNotFound.Because(missing.Count == 0
            ? $"{string.Join(", ", names)} don't stand in one folder. Looked at: {string.Join("; ", places)}."
            : $"{string.Join(", ", missing)} {(missing.Count == 1 ? "was" : "were")} not found. Looked at: {string.Join("; ", places)}.");
    }

    private static string PathOf(string place, string name) => Path.Combine(place, OnWindows ? name + ".exe" : name);

    private ProcessOutcome Ask(string path, CancellationToken cancellation)
    {
        try
        {
            return processes.Run(new ProcessRequest { FileName = path, Arguments = ["--version"], TimeLimit = AnswerLimit }, cancellation);
        }
        catch (Win32Exception fault)
        {
            throw ErrorCatalogue.PostgreSqlToolsNotFound.Because($"{path} can't be started: {fault.Message}", cause: fault);
        }
    }

    private IEnumerable<string> UsualPlaces() => SearchPath.Folders.Concat(Releases().Select(release => Path.Combine(release, "bin")));

    private IEnumerable<string> Releases()
    {
        var installed = OnWindows ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL") : "";
        return OnWindows && files.Directory.Exists(installed)
            ? files.Directory.GetDirectories(installed).OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var number) ? number : 0)
            : [];
    }
}
