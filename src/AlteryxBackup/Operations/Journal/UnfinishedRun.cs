using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Operations.Journal;

/// <summary>What a run that was ended before its end has left to be put right, by its journal.</summary>
/// <param name="Run">The run; null when that line can't be read.</param>
/// <param name="ServicesOwed">Services that ran, were to be stopped, and aren't known to run again; in the order of the stops.</param>
/// <param name="PutBackBy">Who put a service back after the run's own end; null when nobody has.</param>
/// <param name="Dump">The dump tool that isn't known to have ended; null without one.</param>
/// <param name="DumpProcess">That tool's process; null when the kill came before it was known.</param>
/// <param name="StagingPath">Its staging folder; null without one.</param>
/// <param name="ArchivePath">The final path of the archive it was writing; null without one.</param>
internal sealed record UnfinishedRun(
    RunBegan? Run,
    IReadOnlyList<string> ServicesOwed,
    string? PutBackBy,
    DumpBegan? Dump,
    DumpStarted? DumpProcess,
    string? StagingPath,
    string? ArchivePath)
{
    /// <summary>Tools beside the one that needs the service down that aren't known to have ended, each with its process where that is known.</summary>
    public IReadOnlyList<(ToolBegan Tool, ToolStarted? Process)> Tools { get; init; } = [];

    /// <summary>What a restore was putting in the place of others; null without one, and once it is settled.</summary>
    public RestoreBegan? Restore { get; init; }

    /// <summary>The new state of that restore counts; null while the old one does.</summary>
    public RestoreKept? Kept { get; init; }

    /// <summary>Old and new may be mixed: no service may be started over that.</summary>
    public bool IsBetweenStates => Restore is not null && Kept is null;

    /// <summary>Draws the conclusions from a journal's facts.</summary>
    public static UnfinishedRun From(JournalContent content)
    {
        var run = new UnfinishedRun(null, [], null, null, null, null, null);
        run = content.Facts.Aggregate(run, With);

        // What can't be read may have said that the service was back already; who started it now could start what an administrator has stopped.
        return content.IsDamagedAtEnd ? run with { ServicesOwed = [] } : run;
    }

    /// <summary>Takes one more fact into account.</summary>
    public static UnfinishedRun With(UnfinishedRun run, JournalFact fact) => fact switch
    {
        RunBegan began => run with { Run = began },
        StagingBegan staging => run with { StagingPath = staging.Path },
        ArchiveBegan archive => run with { ArchivePath = archive.Path },
        StopBegan stop => run with { ServicesOwed = [.. run.ServicesOwed, stop.Service] },
        ServiceBack back => run with { ServicesOwed = [.. run.ServicesOwed.Where(service => service != back.Service)], PutBackBy = back.By },
        DumpBegan dump => run with { Dump = dump, DumpProcess = null },
        DumpStarted process => run with { DumpProcess = process },
        DumpEnded => run with { Dump = null, DumpProcess = null },
        ToolBegan tool => run with { Tools = [.. run.Tools.Where(known => known.Tool.Key != tool.Key), (tool, null)] },
        ToolStarted process => run with { Tools = [.. run.Tools.Select(known => known.Tool.Key == process.Key ? (known.Tool, process) : known)] },
        RestoreBegan restore => run with { Restore = restore, Kept = null },
        RestoreKept kept => run with { Kept = kept },
        RestoreSettled => run with { Restore = null, Kept = null },
        ToolEnded tool => run with { Tools = [.. run.Tools.Where(known => known.Tool.Key != tool.Key)] },
        _ => run,
    };
}
