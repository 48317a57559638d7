using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>
/// Our archive against what people would use instead: the same file, whole processes, in turn, medians. Ours takes SHA-256 of the content and of the archive on its way; theirs
/// take none.
/// </summary>
internal static class ArchiveRun
{
    private const int Runs = 5;
    private static readonly Contender Ours = new("ours", null, "archive-child", "pack", "{0}", "{1}", "Optimal");
    private static readonly Contender Reference = new("copy + both SHA-256", null, "archive-child", "copy-and-hash", "{0}", "{1}");
    private static readonly Contender Pigz = new("pigz -6", "pigz", "-6", "-k", "-c", "{0}");
    private static readonly IReadOnlyList<Contender> Rivals =
    [
        Pigz,
        new("7zz -tzip -mx1", "7zz", "a", "-tzip", "-mx1", "{1}", "{0}"),
        new("zip -6", "zip", "-6", "-q", "{1}", "{0}"),
        new(".NET ZipFile", null, "archive-child", "zipfile", "{0}", "{1}"),
    ];

    public static int Run(string[] options)
    {
        var megabytes = options switch
        {
            [] => 1000,
            ["--size-mb", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 => size,
            _ => 0,
        };
        if (megabytes == 0)
        {
            Console.Error.WriteLine("archive [--size-mb N]   N: 1000 by default");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("alteryx-backup-benchmark-").FullName;
        try
        {
            foreach (var absent in Rivals.Where(rival => !rival.IsInstalled))
            {
                Console.WriteLine($"{absent.Name} is not installed: skipped.");
            }

            foreach (var (name, percent) in new[] { ("text-like", 0), ("60 percent incompressible", 60), ("incompressible", 100) })
            {
                var corpus = Corpus.Make(name, folder, megabytes, percent);
                Compare(corpus, Path.Combine(folder, "packed.zip"), [Ours, .. Rivals.Where(rival => rival.IsInstalled)]);
                if (percent == 100)
                {
                    Compare(corpus, Path.Combine(folder, "packed.zip"), [Ours, Reference]);
                    Compare(corpus, "/dev/null", [Ours, Reference]);
                }

                File.Delete(corpus.Path);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Compare(Corpus corpus, string target, IReadOnlyList<Contender> contenders)
    {
        var size = new FileInfo(corpus.Path).Length;
        var outcomes = contenders.ToDictionary(contender => contender, _ => new List<(Outcome Outcome, long Size)>());
        for (var run = 0; run < Runs; run++)
        {
            foreach (var contender in contenders)
            {
                if (target != "/dev/null")
                {
                    File.Delete(target);
                }

                var outcome = contender.Run(corpus.Path, target);
                outcomes[contender].Add((outcome, target == "/dev/null" ? 0 : new FileInfo(target).Length));
            }
        }

        double Median(Contender contender) => outcomes[contender].Select(outcome => outcome.Outcome.Seconds).Order().ElementAt(Runs / 2);
        var ours = Median(contenders[0]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{corpus.Name}, {size / 1e6:0} MB, to {(target == "/dev/null" ? target : "disk")}, median of {Runs}; {outcomes[contenders[0]][^1].Outcome.Said}"));
        foreach (var contender in contenders)
        {
            var packed = outcomes[contender][^1].Size;
            var seconds = Median(contender);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {contender.Name,-20}{seconds,7:0.00} s {size / 1e6 / seconds,6:0} MB/s   {packed,13} bytes ({(double)packed / size:0.0000})   ours is {seconds / ours:0.00} times as fast, {(packed == 0 ? "" : ((double)outcomes[contenders[0]][^1].Size / packed).ToString("0.0000", CultureInfo.InvariantCulture) + " times the size")}"));
        }
    }
}
