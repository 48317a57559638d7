using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>Contenders at the same file, in turn.</summary>
internal sealed class Comparison
{
    /// <summary>How often each runs.</summary>
    public const int Runs = 5;

    private readonly List<(string Name, double Seconds, long Size)> _rows = [];

    private Comparison(long sourceBytes) => SourceBytes = sourceBytes;

    /// <summary>Size of what they read.</summary>
    public long SourceBytes { get; }

    /// <summary>What the first said of itself.</summary>
    public string Said { get; private set; } = "";

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
        for (var run = 0; run < Runs; run++)
        {
            foreach (var contender in contenders)
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

        comparison._rows.AddRange(contenders.Select(contender => (contender.Name, seconds[contender].Order().ElementAt(Runs / 2), sizes[contender])));
        return comparison;
    }

    /// <summary>Prints a row for each.</summary>
    public void Print()
    {
        var (_, ours, ourSize) = _rows[0];
        foreach (var (name, seconds, size) in _rows)
        {
            var sizes = size == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"   {size,13} bytes ({(double)size / SourceBytes:0.0000}), ours {(double)ourSize / size:0.0000} times that");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-20}{seconds,7:0.00} s {SourceBytes / 1e6 / seconds,6:0} MB/s   ours {seconds / ours,5:0.00} times as fast{sizes}"));
        }
    }
}
