using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases;

/// <summary>A dump that a tool has made and that nobody has proved yet.</summary>
/// <param name="Folder">The folder that holds one folder per database.</param>
/// <param name="Duration">How long the tool took.</param>
/// <param name="Output">How the tool ended and what it said.</param>
/// <param name="Method">The tool, e.g. <c>AlteryxService emongodump</c>.</param>
public sealed record DumpRecord(string Folder, TimeSpan Duration, ProcessOutcome Output, string Method)
{
    private const int LinesInMessage = 5;

    /// <summary>True when it must hold the changes that were made meanwhile.</summary>
    public bool HasOplog { get; init; }

    /// <summary>Several dumps into one folder, as one: what one of them lacks, all lack.</summary>
    internal static DumpRecord Together(IReadOnlyList<DumpRecord> dumps)
    {
        var outputs = dumps.Select(dump => dump.Output).ToList();
        var output = new ProcessOutcome(
            outputs.Select(output => output.ExitCode).FirstOrDefault(code => code != 0),
            outputs.Exists(output => output.TimedOut),
            [.. outputs.SelectMany(output => output.StandardOutput)],
            [.. outputs.SelectMany(output => output.StandardError)],
            outputs.Max(output => output.Duration));
        return dumps.Count == 1 ? dumps[0] : new DumpRecord(dumps[0].Folder, dumps.Max(dump => dump.Duration), output, string.Join("; ", dumps.Select(dump => dump.Method)))
        {
            HasOplog = dumps.Any(dump => dump.HasOplog),
        };
    }

    /// <summary>
    /// A quick look, without reading the dump: true when the tool's exit code or words say that it failed. False proves nothing:
    /// tools end with 0 after dumping nothing.
    /// </summary>
    public bool LooksFailed => Output.TimedOut || Output.ExitCode != 0 || DumpTranscript.Of(Output).Failures.Count > 0;

    /// <summary>Returns unless the tool itself says that it failed; for those who will never come to prove the dump.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.DumpFailed"/>.</exception>
    public void RequireNotFailed()
    {
        if (LooksFailed)
        {
            var said = string.Join("; ", DumpTranscript.Of(Output).Failures.Take(LinesInMessage).Select(line => $"the tool said \"{line}\"").Prepend($"the tool ended with exit code {Output.ExitCode}"));
            throw ErrorCatalogue.DumpFailed.Because($"The dump by {Method} into {Folder} failed: {said}.", "No archive was made of it; older backups were not touched.");
        }
    }
}
