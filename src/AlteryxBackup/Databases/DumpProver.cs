using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Databases;

/// <summary>
/// Decides whether a dump is whole. No single witness is believed: exit code, the tool's words, the files and every document in them
/// must agree. Needs only the dump, so that the service can run meanwhile.
/// </summary>
public sealed class DumpProver
{
    private const int FindingsInMessage = 20;
    private const string State = "No archive was made of it; older backups were not touched.";

    private readonly IFileSystem _files;
    private readonly IClock _clock;
    private readonly string _step;

    /// <param name="files">Where the dump is.</param>
    /// <param name="clock">Paces the progress.</param>
    /// <param name="step">The step under which progress is told.</param>
    public DumpProver(IFileSystem files, IClock clock, string step)
    {
        _files = files;
        _clock = clock;
        _step = step;
    }

    /// <summary>Hears every witness, also when an early one has spoken against the dump: whoever has to repair something wants all of it.</summary>
    /// <param name="dump">The dump and how its tool ended.</param>
    /// <param name="expectation">What must be in it.</param>
    /// <param name="observer">Told how far it is, each finding (Debug), and files nobody knows (Warning).</param>
    /// <param name="cancellation">Ends the proof.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.DumpFailed"/>: the tool said so. <see cref="ErrorCatalogue.DumpNotProved"/>: it said success.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DumpProof Prove(DumpRecord dump, DumpExpectation expectation, IOperationObserver observer, CancellationToken cancellation)
    {
        var transcript = DumpTranscript.Of(dump.Output);
        var findings = new List<DumpFinding>(ToolFindings(dump, transcript));
        IReadOnlyList<CountedCollection> counted = [];
        var size = 0L;
        try
        {
            var layout = new DumpLayoutReader(_files, dump.Folder).Read();
            size = layout.SizeBytes;
            findings.AddRange(UnknownFindings(layout, expectation, observer));
            findings.AddRange(layout.Findings);
            findings.AddRange(MissingFindings(layout, expectation));
            if (dump.HasOplog && layout.Oplog is null)
            {
                findings.Add(new(null, null, null, "the oplog is missing, without which the dump isn't of one moment"));
            }

            var walk = new DumpWalk(_files, new ByteProgress(_clock, observer, _step), dump.Folder, layout);
            walk.Run(cancellation);
            counted = walk.Counted;
            findings.AddRange(walk.Findings);
            findings.AddRange(CountFindings(transcript, layout, counted, expectation, observer));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            findings.Add(new(null, null, null, "the dump's folder can't be read: " + fault.Message));
        }

        if (findings.Count > 0)
        {
            throw Failure(dump, findings, observer);
        }

        return new DumpProof([.. counted.GroupBy(entry => entry.Files.Database, entry => entry.Counted).Select(InDatabase)], size);
    }

    private static DumpedDatabase InDatabase(IGrouping<string, DumpedCollection> collections) =>
        new(collections.Key, [.. collections]);

    private static IEnumerable<DumpFinding> ToolFindings(DumpRecord dump, DumpTranscript transcript)
    {
        if (dump.Output.TimedOut)
        {
            yield return new(null, null, null, "the tool was ended at its limit");
        }
        else if (dump.Output.ExitCode != 0)
        {
            yield return new(null, null, null, $"the tool ended with exit code {dump.Output.ExitCode}");
        }

        foreach (var line in transcript.Failures)
        {
            yield return new(null, null, null, $"the tool said \"{line}\"");
        }

        foreach (var line in transcript.Begun)
        {
            yield return new(null, null, null, $"the tool said \"{line}\" and never that it was done");
        }
    }

    private static IEnumerable<DumpFinding> UnknownFindings(DumpLayout layout, DumpExpectation expectation, IOperationObserver observer)
    {
        if (expectation.IsToldByTool)
        {
            return layout.Unknown.Select(unknown => new DumpFinding(unknown, null, null, "no dump tool is known to write this"));
        }

        foreach (var unknown in layout.Unknown)
        {
            observer.Warning($"The dump holds {unknown}, which no dump tool is known to write; it was not checked.");
        }

        return [];
    }

    private static IEnumerable<DumpFinding> MissingFindings(DumpLayout layout, DumpExpectation expectation)
    {
        foreach (var database in expectation.Databases.Except(layout.Databases, StringComparer.Ordinal))
        {
            yield return new(null, null, null, $"the database {database} is missing");
        }

        var there = layout.Collections.Select(collection => collection.Namespace);
        foreach (var collection in expectation.Collections.Except(there, StringComparer.Ordinal))
        {
            yield return new(null, null, null, $"the collection {collection} is missing");
        }
    }

    private static IEnumerable<DumpFinding> CountFindings(
        DumpTranscript transcript, DumpLayout layout, IReadOnlyList<CountedCollection> counted, DumpExpectation expectation, IOperationObserver observer)
    {
        if (transcript.Finished.Count == 0 && !expectation.IsToldByTool)
        {
            observer.Debug("The tool told no document counts; the dump's own content is the only count.");
            yield break;
        }

        foreach (var collection in layout.WithData.Where(collection => !transcript.Finished.ContainsKey(collection.Namespace)))
        {
            yield return new(collection.DataFile, null, null, $"the tool never said that it was done dumping {collection.Namespace}");
        }

        var files = layout.WithData.ToLookup(collection => collection.Namespace, StringComparer.Ordinal);
        foreach (var told in transcript.Finished.Where(told => !files.Contains(told.Key)))
        {
            yield return new(null, null, null, $"the tool said that it was done dumping {told.Key}, which isn't in the dump");
        }

        foreach (var entry in counted)
        {
            if (transcript.Finished.TryGetValue(entry.Files.Namespace, out var told) && told != entry.Counted.Documents)
            {
                yield return new(entry.Files.DataFile, null, null, $"the tool counted {told} documents, the file holds {entry.Counted.Documents}");
            }
        }
    }

    private static BackupException Failure(DumpRecord dump, List<DumpFinding> findings, IOperationObserver observer)
    {
        foreach (var finding in findings)
        {
            observer.Debug("Dump: " + finding);
        }

        var shown = string.Join("; ", findings.Take(FindingsInMessage));
        var more = findings.Count > FindingsInMessage ? $"; and {findings.Count - FindingsInMessage} more, all in the log" : "";
        return dump.LooksFailed
            ? ErrorCatalogue.DumpFailed.Because($"The dump by {dump.Method} into {dump.Folder} failed: {shown}{more}.", State)
            : ErrorCatalogue.DumpNotProved.Because($"The dump by {dump.Method} in {dump.Folder} is not provably whole: {shown}{more}.", State);
    }
}
