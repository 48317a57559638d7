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

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>Looks for mongodump, and asks it which release it is.</summary>
internal sealed class MongoToolFinder(IFileSystem files, IProcessRunner processes)
{
    private static readonly bool OnWindows = Path.DirectorySeparatorChar == '\\';
    private static readonly string[] Installations = ["Tools", "Server"];
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static readonly Regex Version = new(@"^mongodump version: r?(?<release>(?<number>\d+\.\d+\.\d+)\S*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly string Name = OnWindows ? "mongodump.exe" : "mongodump";

    /// <summary>Finds it.</summary>
    /// <param name="folder">The folder that is configured; empty: it is looked for.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.MongoToolsNotFound"/>, also for one that is too old.</exception>
    public MongoTool Find(string folder, CancellationToken cancellation)
    {
        var places = (folder.Length > 0 ? [folder] : UsualPlaces()).Select(place => Path.Combine(place, Name)).ToList();
        var path = places.Find(files.File.Exists)
            ?? throw ErrorCatalogue.MongoToolsNotFound.Because($"{Name} was not found. Looked at: {string.Join("; ", places)}.");
        var said = Ask(path, cancellation);
        var version = Version.Match(said.OutputText());
        if (said.TimedOut || said.ExitCode != 0 || !version.Success)
        {
            throw ErrorCatalogue.MongoToolsNotFound.Because($"{path} doesn't tell its version (exit code {said.ExitCode}): it is not MongoDB's own, or is damaged.");
        }

        return System.Version.Parse(version.Groups["number"].Value) >= MongoTool.Oldest
            ? new MongoTool(path, version.Groups["release"].Value)
            : throw ErrorCatalogue.MongoToolsNotFound.Because($"{path} is release {version.Groups["release"].Value}; before {MongoTool.Oldest} a password could only be handed over where everybody sees it.");
    }

    private ProcessOutcome Ask(string path, CancellationToken cancellation)
    {
        try
        {
            return processes.Run(new ProcessRequest { FileName = path, Arguments = ["--version"], TimeLimit = AnswerLimit }, cancellation);
        }
        catch (Win32Exception fault)
        {
            throw ErrorCatalogue.MongoToolsNotFound.Because($"{path} can't be started: {fault.Message}", cause: fault);
        }
    }

    private IEnumerable<string> UsualPlaces() => SearchPath.Folders.Concat(Releases().Select(release => Path.Combine(release, "bin")));

    private IEnumerable<string> Releases()
    {
        var mongo = OnWindows ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "MongoDB") : "";
        return Installations.Select(kind => Path.Combine(mongo, kind)).Where(kind => OnWindows && files.Directory.Exists(kind))
            .SelectMany(kind => files.Directory.GetDirectories(kind).OrderByDescending(path => path, StringComparer.OrdinalIgnoreCase));
    }
}
