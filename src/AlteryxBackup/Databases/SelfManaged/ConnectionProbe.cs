using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>
/// Finds out by mongodump itself whether a dump could be made: it is asked for one document that doesn't exist, from one collection of each database. That takes the way, the login
/// and the right to list and to read, and leaves nothing anywhere: the answer goes to standard output, the password comes by standard input.
/// </summary>
internal sealed class ConnectionProbe(IProcessRunner processes)
{
    private const string NoDocument = "{\"_id\":\"alteryxbackup: is this readable?\"}";

    // Beyond the limit for the connection, which is the tool's own to keep.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Returns when every database could be read.</summary>
    /// <param name="tool">mongodump.</param>
    /// <param name="target">The server and its databases.</param>
    /// <param name="samples">The collections that are asked for; one that is empty stands for none that is known.</param>
    /// <param name="logins">The passwords.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="BackupException">MongoNotReachable, MongoAuthenticationFailed, MongoRightsMissing, MongoPasswordNotAvailable, DumpFailed; DumpNotProved: a collection that every dump must hold isn't there.</exception>
    public void Run(MongoTool tool, MongoTarget target, IReadOnlyList<(string Database, string Collection)> samples, MongoLogins logins, CancellationToken cancellation)
    {
        foreach (var (database, collection) in samples)
        {
            var said = Ask(tool, target, database, collection.Length > 0 ? collection : "alteryxbackup", logins.For(target), cancellation);
            if (said.TimedOut)
            {
                throw ErrorCatalogue.MongoNotReachable.Because($"MongoDB at {target.Connection.Endpoint} (MongoDBConfiguration.{target.Section}) had not answered after {target.Settings.ConnectTimeoutSeconds} seconds.");
            }

            if (ToolComplaint.Of(said, target, logins) is { } complaint)
            {
                throw complaint;
            }

            var lines = said.ErrorText().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
            if (said.ExitCode != 0)
            {
                throw ErrorCatalogue.DumpFailed.Because($"mongodump can't read {database} at {target.Connection.Endpoint}: {logins.Masked(lines.LastOrDefault() ?? $"exit code {said.ExitCode}")}");
            }

            if (collection.Length > 0 && lines.Exists(line => line.EndsWith("does not exist", StringComparison.Ordinal)))
            {
                throw ErrorCatalogue.DumpNotProved.Because(
                    $"MongoDB at {target.Connection.Endpoint} has no collection {database}.{collection}, which MongoDBConfiguration.RequiredCollections names.",
                    "Nothing was dumped.",
                    "See whether this is the server's database; if the Server really has no such collection, take it out of RequiredCollections.");
            }
        }
    }

    private ProcessOutcome Ask(MongoTool tool, MongoTarget target, string database, string collection, MongoLogin login, CancellationToken cancellation)
    {
        try
        {
            return processes.Run(
                new ProcessRequest
                {
                    FileName = tool.Path,
                    Arguments = [.. target.Connection.Arguments, .. login.Arguments(), "--db=" + database, "--collection=" + collection, "--query=" + NoDocument, "--archive"],
                    Environment = login.Environment(),
                    StandardInput = login.Password?.Reveal(bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes) + "\n")) ?? [],
                    TimeLimit = TimeSpan.FromSeconds(target.Settings.ConnectTimeoutSeconds) + Grace,
                },
                cancellation);
        }
        catch (Win32Exception fault)
        {
            throw ErrorCatalogue.MongoToolsNotFound.Because($"{tool.Path} can't be started: {fault.Message}", cause: fault);
        }
    }
}
