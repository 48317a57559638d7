using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>Contenders at the same file, in turn.</summary>
internal sealed class Comparison
{
    private readonly long _sourceBytes;
    private readonly List<Standing> _standings = [];

    private Comparison(long sourceBytes) => _sourceBytes = sourceBytes;

    /// <summary>What the first contender said of itself.</summary>
    public string Said { get; private set; } = "";

    private Standing First => _standings[0];

    /// <summary>Runs them; the first is the one that the others are compared with.</summary>
    /// <param name="contenders">Who.</param>
    /// <param name="source">What they read.</param>
    /// <param name="target">What they write; a device counts as nothing written.</param>
    public static Comparison Run(IReadOnlyList<Contender> contenders, string source, string target)
    {
        var comparison = new Comparison(new FileInfo(source).Length);
        var isFile = !target.StartsWith("/dev/", StringComparison.Ordinal);
        var seconds = contenders.ToDictionary(contender => contender, _ => new List<double>());
        var sizes = new Dictionary<Contender, long>();
        for (var run = 0; run < contenders.Max(contender => contender.Runs); run++)
        {
            foreach (var contender in contenders.Where(contender => run < contender.Runs))
            {
                if (isFile)
                {
                    File.Delete(target);
                }

                var outcome = contender.Run(source, target);
                seconds[contender].Add(outcome.Seconds);
                sizes[contender] = isFile ? new FileInfo(target).Length : 0;
                comparison.Said = contender == contenders[0] ? outcome.Said : comparison.Said;
            }
        }

        comparison._standings.AddRange(contenders.Select(contender => new Standing(contender, seconds[contender].Order().ElementAt(contender.Runs / 2), sizes[contender])));
        return comparison;
    }

    /// <summary>How many times as fast as a contender the first one is; null when it didn't take part.</summary>
    public double? SpeedAgainst(Contender contender) => Of(contender)?.Seconds / First.Seconds;

    /// <summary>The first one's size as a multiple of a contender's; null when it didn't take part.</summary>
    public double? SizeAgainst(Contender contender) => (double)First.SizeBytes / Of(contender)?.SizeBytes;

    /// <summary>The first one's size as a multiple of what was read.</summary>
    public double SizeAgainstSource => (double)First.SizeBytes / _sourceBytes;

    /// <summary>Prints a row for each.</summary>
    public void Print()
    {
        foreach (var (contender, seconds, size) in _standings)
        {
            var sizes = size == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"   {size,13} bytes ({(double)size / _sourceBytes:0.0000}), ours {(double)First.SizeBytes / size:0.0000} times that");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {contender.Name,-20}{seconds,7:0.00} s {_sourceBytes / 1e6 / seconds,6:0} MB/s   ours {seconds / First.Seconds,5:0.00} times as fast{sizes}{(contender.Runs > 1 ? "" : "   (one run)")}"));
        }
    }

    private Standing? Of(Contender contender) => _standings.Find(standing => standing.Contender.Name == contender.Name);

    private sealed record Standing(Contender Contender, double Seconds, long SizeBytes);
}
