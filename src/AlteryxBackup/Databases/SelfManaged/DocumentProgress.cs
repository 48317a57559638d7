using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>Makes progress of mongodump's own lines: every three seconds one for each collection that is being dumped, with its documents.</summary>
internal sealed class DocumentProgress(IClock clock, IOperationObserver observer, string step)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // [########................]  db.coll  582385/700000  (83.2%)
    private static readonly Regex Bar = new(@"\t?\[[#.]+\]\s+(?<name>.+?)\s+(?<done>\d{1,18})/(?<total>\d{1,18})\s+\(\d+\.\d%\)\s*$", Options);
    private static readonly Regex Done = new(@"done dumping (?<name>.+) \((?<count>\d{1,18}) documents?\)\s*$", Options);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, (long Done, long Total)> _collections = new(StringComparer.Ordinal);
    private TimeSpan _next;

    /// <summary>Takes a line into account.</summary>
    /// <returns>True when it is about progress alone.</returns>
    public bool Hear(string line)
    {
        var match = Bar.Match(line);
        var isBar = match.Success;
        if (isBar)
        {
            Note(match.Groups["name"].Value, Number(match.Groups["done"].Value), Number(match.Groups["total"].Value));
        }
        else if (Done.Match(line) is { Success: true } done)
        {
            Note(done.Groups["name"].Value, Number(done.Groups["count"].Value), Number(done.Groups["count"].Value));
        }

        return isBar;
    }

    private void Note(string name, long done, long total)
    {
        // From 100.16.0 the names of what is done stand in backticks; those of the bars don't.
        name = name.Trim('`');
        _collections[name] = (done, Math.Max(done, total));
        if (clock.Elapsed < _next)
        {
            return;
        }

        _next = clock.Elapsed + BetweenReports;
        observer.Observe(new StepProgressEvent(step, name, _collections.Values.Sum(collection => collection.Done), _collections.Values.Sum(collection => collection.Total), ProgressUnit.Documents));
    }

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
