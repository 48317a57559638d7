using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>
/// Dumps a self-managed MongoDB by mongodump; the service may run. The tool ends with 0 when it has dumped nothing, so whether the dump is any good is for <see cref="DumpProver"/> to say.
/// </summary>
internal sealed class SelfManagedDump
{
    // Of a standalone server, and of one half of a sharded cluster.
    private static readonly Regex NoOplog = new("recent oplog entry|error finding oplog|--oplog option when dumping from a mongos", RegexOptions.CultureInvariant);

    private readonly Machine _machine;
    private readonly string _step;
    private readonly MongoTool _tool;
    private readonly MongoLogins _logins;

    /// <param name="machine">The boundaries.</param>
    /// <param name="step">The step under which progress is told.</param>
    /// <param name="tool">mongodump.</param>
    /// <param name="logins">The passwords.</param>
    public SelfManagedDump(Machine machine, string step, MongoTool tool, MongoLogins logins)
    {
        _machine = machine;
        _step = step;
        _tool = tool;
        _logins = logins;
    }

    /// <summary>Dumps what a target names.</summary>
    /// <param name="target">The server and its databases.</param>
    /// <param name="folder">Takes one folder for each database; what is to be dumped must not be there yet.</param>
    /// <param name="configFile">A path in a private folder for the file that hands the password over; removed as soon as the tool has spoken, and before this returns.</param>
    /// <param name="maxSeconds">Limit of all together; 0: none.</param>
    /// <param name="started">Told each process as soon as it runs.</param>
    /// <param name="observer">Told the tool's lines (Debug) and the documents that it has written.</param>
    /// <param name="cancellation">Ends the tool with all that it has started.</param>
    /// <returns>The dump, also one that looks failed.</returns>
    /// <exception cref="BackupException">DumpFailed, DumpTimeout, MongoNotReachable, MongoAuthenticationFailed, MongoRightsMissing, MongoToolsNotFound, PathNotWritable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the tool is no longer running.</exception>
    public DumpRecord Make(MongoTarget target, string folder, string configFile, int maxSeconds, Action<int> started, IOperationObserver observer, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        var login = _logins.For(target);
        var arguments = Arguments(target, login, folder);
        var progress = new DocumentProgress(_machine.Clock, observer, _step);
        var withOplog = target.IsWhole && target.Settings.Oplog != OplogSetting.Never;
        var outcomes = new List<ProcessOutcome>();
        foreach (var database in target.IsWhole ? [""] : target.Databases)
        {
            RequireFresh(database.Length == 0 ? folder : Path.Combine(folder, database), folder);
            var outcome = Run(database.Length == 0 ? withOplog ? [.. arguments, "--oplog"] : arguments : [.. arguments, "--db=" + database, .. Excluded(target, database)]);
            if (withOplog && target.Settings.Oplog == OplogSetting.Auto && outcome.ExitCode != 0 && NoOplog.IsMatch(outcome.ErrorText()))
            {
                observer.Info($"MongoDB at {target.Connection.Endpoint} is no replica set: it has no oplog, so each collection of the dump is of its own moment.");
                withOplog = false;
                Empty(folder);
                outcome = Run(arguments);
            }

            outcomes.Add(outcome);
            if (outcome.ExitCode != 0)
            {
                break;
            }
        }

        var release = Prelude.ServerVersion(_machine.Files, folder, target.Databases);
        return new DumpRecord(folder, _machine.Clock.Elapsed - begun, Together(outcomes), $"mongodump {_tool.Release}{(withOplog ? " --oplog" : "")}{(target.Settings.UseCompression ? " --gzip" : "")} of MongoDB {release} at {target.Connection.Endpoint}")
        {
            HasOplog = withOplog,
        };

        ProcessOutcome Run(IReadOnlyList<string> all)
        {
            var left = maxSeconds == 0 ? (TimeSpan?)null : TimeSpan.FromSeconds(maxSeconds) - (_machine.Clock.Elapsed - begun);
            var heard = new StringBuilder();
            using var config = ToolConfigFile.Write(_machine.Files, _machine.DurableFiles, observer, configFile, login);
            var outcome = Start(new ProcessRequest
            {
                FileName = _tool.Path,
                Arguments = config is null ? all : [.. all, "--config=" + config.Path],
                EndsOnInterrupt = true,
                Environment = login.Environment(),
                TimeLimit = left is { } limit && limit < TimeSpan.Zero ? TimeSpan.Zero : left,
                OnStarted = started,
                OnLine = Hear,
            });

            // What the runner keeps of long outputs has a gap, and each line of a dump is evidence.
            outcome = outcome with { StandardError = Encoding.UTF8.GetBytes(heard.ToString()) };
            return outcome.TimedOut
                ? throw ErrorCatalogue.DumpTimeout.Because($"mongodump had not finished its dump of {target.Description} after {maxSeconds} seconds.", "It was ended; what it had written is not used, and older backups were not touched.")
                : ToolComplaint.Of(outcome, target, _logins) is { } complaint ? throw complaint : outcome;

            void Hear(string line)
            {
                // What has begun to speak has read it: a kill during the hours of a dump leaves no password behind.
                config?.Dispose();
                if (!progress.Hear(line))
                {
                    heard.Append(line).Append('\n');
                    observer.Debug("mongodump: " + line);
                }
            }
        }

        ProcessOutcome Start(ProcessRequest request)
        {
            try
            {
                return _machine.Processes.Run(request, cancellation);
            }
            catch (Win32Exception fault)
            {
                throw ErrorCatalogue.MongoToolsNotFound.Because($"{_tool.Path} can't be started: {fault.Message}", "No dump was begun; older backups were not touched.", cause: fault);
            }
        }
    }

    private static List<string> Arguments(MongoTarget target, MongoLogin login, string folder)
    {
        var settings = target.Settings;
        var arguments = new List<string>([.. target.Connection.Arguments, .. login.Arguments(), "--out=" + folder, FormattableString.Invariant($"--numParallelCollections={settings.ParallelCollections}")]);
        if (settings.UseCompression)
        {
            arguments.Add("--gzip");
        }

        if (settings.ReadPreference != ReadPreferenceSetting.Default)
        {
            // The names are the tool's own, but for the first letter.
            var name = settings.ReadPreference.ToString();
            arguments.Add("--readPreference=" + char.ToLowerInvariant(name[0]) + name.Substring(1));
        }

        return arguments;
    }

    private static IEnumerable<string> Excluded(MongoTarget target, string database) => target.Settings.ExcludeCollections
        .Where(name => name.StartsWith(database + ".", StringComparison.Ordinal))
        .Select(name => name.Substring(database.Length + 1))
        .Select(collection => "--excludeCollection=" + collection);

    private static ProcessOutcome Together(List<ProcessOutcome> outcomes) => new(
        outcomes[outcomes.Count - 1].ExitCode,
        TimedOut: false,
        [.. outcomes.SelectMany(outcome => outcome.StandardOutput)],
        [.. outcomes.SelectMany(outcome => outcome.StandardError)],
        outcomes.Aggregate(TimeSpan.Zero, (sum, outcome) => sum + outcome.Duration));

    // The tool overwrites what has the same name and leaves the rest where it is.
    private void RequireFresh(string place, string folder)
    {
        try
        {
            if (_machine.Files.Directory.Exists(place) && _machine.Files.Directory.EnumerateFileSystemEntries(place).Any())
            {
                throw ErrorCatalogue.DumpFailed.Because(
                    $"The folder for the dump, {place}, is not empty: files of an earlier dump would be taken for part of this one.",
                    "No dump was begun; older backups were not touched.",
                    "Empty the folder, or remove it.");
            }

            _ = _machine.Files.Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (StorageFailure.Is(fault))
        {
            throw StorageFailure.Explain(fault, folder, "No dump was begun; older backups were not touched.", "Free space there, or point BackupConfiguration.TempDirectory at a larger disk.");
        }
    }

    private void Empty(string folder)
    {
        foreach (var begun in _machine.Files.Directory.GetDirectories(folder))
        {
            _machine.Files.Directory.Delete(begun, recursive: true);
        }

        foreach (var begun in _machine.Files.Directory.GetFiles(folder))
        {
            _machine.Files.File.Delete(begun);
        }
    }
}
