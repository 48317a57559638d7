using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Benchmarks.Catalogue;

/// <summary>Lists and plans over many archives in a real folder: the first time as a new process has it, and the median of five.</summary>
internal static class CatalogueRun
{
    private const int Many = 10_000;
    private const int AtFirstSight = 1_000;
    private const int Runs = 5;

    public static int Run()
    {
        using var few = new SamplePlace();
        few.Fill(AtFirstSight);
        Measure($"{AtFirstSight} archives listed", () => List(few));

        using var alone = new SamplePlace();
        alone.FillWithoutSidecars(AtFirstSight);
        Measure($"{AtFirstSight} archives without sidecars, opened", () => List(alone));

        using var place = new SamplePlace();
        place.Fill(Many);
        Measure($"{Many} archives listed", () => List(place));

        var entries = new ArchiveCatalogue(new FileSystem()).Survey(place.Folder, CancellationToken.None);
        var policy = new RetentionDays { Full = 30, DatabaseOnly = 14, ConfigOnly = 30 };
        Measure($"{Many} archives planned", () => RetentionPlanner.Plan(entries, "SRV01", policy, SamplePlace.Newest).Decisions.Count);
        return 0;
    }

    private static int List(SamplePlace place) => new ArchiveCatalogue(new FileSystem()).List(place.Folder, CancellationToken.None).Count;

    private static void Measure(string what, Func<int> work)
    {
        var times = Enumerable.Range(0, Runs + 1).Select(_ =>
        {
            var clock = Stopwatch.StartNew();
            var processor = Environment.CpuUsage.TotalTime;
            var count = work();
            return (Count: count, Clock: clock.Elapsed.TotalMilliseconds, Processor: (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
        }).ToList();

        Console.WriteLine(string.Format(
            CultureInfo.InvariantCulture, "{0,-44} first {1,6:0} ms, {2,6:0} ms of processor   median of {3} {4,6:0} ms, {5,6:0} ms   ({6} entries)",
            what, times[0].Clock, times[0].Processor, Runs, Median(times.Skip(1).Select(time => time.Clock)), Median(times.Skip(1).Select(time => time.Processor)), times[0].Count));
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Runs / 2);
}
