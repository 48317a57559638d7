using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Cli.Rehearsal;

/// <summary>Compares what a server holds with what its backup holds.</summary>
internal static class Comparison
{
    /// <summary>Each difference, as a sentence; empty when both are the same.</summary>
    /// <param name="server">SHA-256 by name.</param>
    /// <param name="backup">SHA-256 by name.</param>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> server, IReadOnlyDictionary<string, string> backup) =>
    [
        .. server.Keys.Except(backup.Keys, StringComparer.Ordinal).Select(name => $"{name} is on the server, but not in the backup"),
        .. backup.Keys.Except(server.Keys, StringComparer.Ordinal).Select(name => $"{name} is in the backup, but not on the server"),
        .. server.Where(held => backup.TryGetValue(held.Key, out var copy) && copy != held.Value).Select(held => $"{held.Key} differs"),
    ];
}
