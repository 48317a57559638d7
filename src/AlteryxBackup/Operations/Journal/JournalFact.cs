using System;
using System.Collections.Generic;

namespace AlteryxBackup.Operations.Journal;

/// <summary>A fact that is on disk before what it announces is begun. Facts, never commands: whoever reads them decides by the configuration and the real state.</summary>
internal abstract record JournalFact
{
    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A run begins.</summary>
/// <param name="RunId">Tells this run from every other.</param>
/// <param name="Operation">What runs, e.g. <c>Backup</c>.</param>
/// <param name="Mode">The backup's mode; null for what has none.</param>
/// <param name="ProcessId">The process that runs it.</param>
/// <param name="ProcessStartedAt">That process's start, by which it is told from a later one of the same id; null when not known.</param>
/// <param name="User">The account it runs as.</param>
/// <param name="LogPath">Its log; null without one.</param>
internal sealed record RunBegan(string RunId, string Operation, string? Mode, int ProcessId, DateTimeOffset? ProcessStartedAt, string User, string? LogPath) : JournalFact;

/// <summary>A staging folder is about to be made.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record StagingBegan(string Path) : JournalFact;

/// <summary>An archive is about to be written.</summary>
/// <param name="Path">Its final full path; until it is complete it has the name of a partial file.</param>
internal sealed record ArchiveBegan(string Path) : JournalFact;

/// <summary>A service that runs is about to be asked to stop: from here on it is owed its way back.</summary>
/// <param name="Service">Its name, with its node when that is another machine (<see cref="Server.ServerNode.ServiceLabel"/>).</param>
internal sealed record StopBegan(string Service) : JournalFact;

/// <summary>A service that was owed its way back runs.</summary>
/// <param name="Service">As in <see cref="StopBegan"/>.</param>
/// <param name="By">Who saw to it: the run itself, its guard, or a later recovery.</param>
internal sealed record ServiceBack(string Service, string By) : JournalFact;

/// <summary>A dump tool is about to be started.</summary>
/// <param name="Program">Its full path.</param>
/// <param name="DataFolder">The data folder that it reads; empty when not known.</param>
internal sealed record DumpBegan(string Program, string DataFolder) : JournalFact;

/// <summary>The dump tool runs.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="StartedAt">That process's start; null when not known.</param>
internal sealed record DumpStarted(int ProcessId, DateTimeOffset? StartedAt) : JournalFact;

/// <summary>The dump tool, and all it had started, has ended.</summary>
internal sealed record DumpEnded : JournalFact;

/// <summary>A tool that dumps while services may run is about to be started.</summary>
/// <param name="Key">Tells it from others of the same run.</param>
/// <param name="Program">Its full path.</param>
internal sealed record ToolBegan(string Key, string Program) : JournalFact;

/// <summary>Such a tool runs.</summary>
/// <param name="Key">As in <see cref="ToolBegan"/>.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="StartedAt">That process's start; null when not known.</param>
internal sealed record ToolStarted(string Key, int ProcessId, DateTimeOffset? StartedAt) : JournalFact;

/// <summary>Such a tool, and all it had started, has ended.</summary>
/// <param name="Key">As in <see cref="ToolBegan"/>.</param>
internal sealed record ToolEnded(string Key) : JournalFact;

/// <summary>One thing that a restore puts in the place of another.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Previous">Where what was there is kept until the restore has succeeded; null when nothing was there.</param>
/// <param name="Incoming">What the new file is called until it is complete; null when it is made in its place.</param>
internal sealed record Replacement(string Path, string? Previous, string? Incoming);

/// <summary>A restore is about to put things in the place of others: until <see cref="RestoreKept"/> the old state is the one that counts.</summary>
/// <param name="Replacements">Each, in the order in which it is done.</param>
/// <param name="Workspaces">Folders of this restore's own, in which old files are kept.</param>
internal sealed record RestoreBegan(IReadOnlyList<Replacement> Replacements, IReadOnlyList<string> Workspaces) : JournalFact;

/// <summary>Everything is in its place and proved: from here on the new state is the one that counts.</summary>
/// <param name="KeepsPrevious">What was there before stays where it is kept.</param>
internal sealed record RestoreKept(bool KeepsPrevious) : JournalFact;

/// <summary>One of the two states stands, whole, and nothing of the other is left to be put right.</summary>
internal sealed record RestoreSettled : JournalFact;
