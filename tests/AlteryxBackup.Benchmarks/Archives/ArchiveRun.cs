using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>
/// Our archive against what people would use instead: the same file, whole processes, in turn, medians. Ours takes SHA-256 of the content and of the archive on its way; theirs
/// take none. Then our verification, of every byte against SHA-256, against theirs, which look at CRC-32 alone. What is demanded of the figures stands at the end.
/// </summary>
internal static class ArchiveRun
{
    private const string Nowhere = "/dev/null";
    private static readonly Contender Ours = new("ours", null, "archive-child", "pack", "{0}", "{1}", "Optimal");
    private static readonly Contender Reference = new("copy + both SHA-256", null, "archive-child", "copy-and-hash", "{0}", "{1}");
    private static readonly Contender Pigz = new("pigz -6", "pigz", "-6", "-k", "-c", "{0}");
    private static readonly IReadOnlyList<Contender> Others =
    [
        new("7zz -tzip -mx1", "7zz", "a", "-tzip", "-mx1", "{1}", "{0}") { Runs = 1 },
        new("zip -6", "zip", "-6", "-q", "{1}", "{0}") { Runs = 1 },
        new(".NET ZipFile", null, "archive-child", "zipfile", "{0}", "{1}") { Runs = 1 },
    ];

    private static readonly Contender Verify = new("ours, verify", LabArchive.Program, "verify", "{0}");
    private static readonly Contender UnzipTest = new("unzip -t", "unzip", "-tqq", "{0}");
    private static readonly Contender SevenZipTest = new("7zz t", "7zz", "t", "{0}");

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
            foreach (var absent in Others.Concat([Pigz, UnzipTest, SevenZipTest]).Where(rival => !rival.IsInstalled))
            {
                Console.WriteLine($"{absent.Name} is not installed: skipped.");
            }

            Console.WriteLine("Medians of five runs in turn; of one run where it says so: no demand is about those.");
            List<Demand> demands = [.. CompareTextLike(folder, megabytes), .. CompareMixed(folder, megabytes), .. CompareIncompressible(folder, megabytes), .. CompareVerification(folder, megabytes)];
            Console.WriteLine("\nWhat is demanded of 1000 MB");
            demands.ForEach(Console.WriteLine);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static IEnumerable<Demand> CompareTextLike(string folder, int megabytes)
    {
        var corpus = Corpus.Make("text-like", folder, megabytes, 0);
        var comparison = Compare(corpus, folder, [Ours, Pigz, .. Others]);
        File.Delete(corpus.Path);
        yield return Demand.AtLeast("text-like, times as fast as pigz -6", comparison.SpeedAgainst(Pigz), 2.0);
        yield return Demand.AtMost("text-like, size against that of pigz -6", comparison.SizeAgainst(Pigz), 1.03);
    }

    private static IEnumerable<Demand> CompareMixed(string folder, int megabytes)
    {
        var corpus = Corpus.Make("60 percent incompressible", folder, megabytes, 60);
        var comparison = Compare(corpus, folder, [Ours, Pigz, .. Others]);
        File.Delete(corpus.Path);
        yield return Demand.AtLeast("60 percent incompressible, times as fast as pigz -6", comparison.SpeedAgainst(Pigz), 4);
        yield return Demand.AtMost("60 percent incompressible, size against that of pigz -6", comparison.SizeAgainst(Pigz), 1);
    }

    private static IEnumerable<Demand> CompareIncompressible(string folder, int megabytes)
    {
        var corpus = Corpus.Make("incompressible", folder, megabytes, 100);
        _ = Compare(corpus, folder, [Ours, Pigz with { Runs = 1 }, .. Others]);
        var toDisk = Compare(corpus, folder, [Ours, Reference]);
        var toNowhere = Compare(corpus, Nowhere, [Ours, Reference]);
        File.Delete(corpus.Path);
        yield return Demand.AtLeast("incompressible, times as fast as copying and taking both SHA-256, to disk", toDisk.SpeedAgainst(Reference), 0.75);
        yield return Demand.AtLeast("incompressible, times as fast as copying and taking both SHA-256, to nowhere", toNowhere.SpeedAgainst(Reference), 0.75);
        yield return Demand.AtMost("incompressible, size against that of the content", toDisk.SizeAgainstSource, 1.001);
    }

    private static IEnumerable<Demand> CompareVerification(string folder, int megabytes)
    {
        var archive = LabArchive.Make(Path.Combine(folder, "lab"), megabytes);
        Console.WriteLine("\nVerification of the archive of a whole lab");
        var comparison = Comparison.Run([.. new[] { Verify, UnzipTest, SevenZipTest }.Where(contender => contender.IsInstalled)], archive, Nowhere);
        comparison.Print();
        yield return Demand.AtLeast("verification, times as fast as unzip -t", comparison.SpeedAgainst(UnzipTest), 2);
        yield return Demand.Above("verification, times as fast as 7zz t", comparison.SpeedAgainst(SevenZipTest), 1);
    }

    private static Comparison Compare(Corpus corpus, string place, IEnumerable<Contender> contenders)
    {
        var target = place == Nowhere ? place : Path.Combine(place, "packed.zip");
        var comparison = Comparison.Run([.. contenders.Where(contender => contender.IsInstalled)], corpus.Path, target);
        Console.WriteLine($"\n{corpus.Name}, {(place == Nowhere ? "to nowhere" : "to disk")}; {comparison.Said}");
        comparison.Print();
        return comparison;
    }
}
