using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>
/// Our archive against what people would use instead: the same file, whole processes, in turn, medians. Ours takes SHA-256 of the content and of the archive on its way; theirs
/// take none. Then our verification, of every byte against SHA-256, against theirs, which look at CRC-32 alone.
/// </summary>
internal static class ArchiveRun
{
    private const string Nowhere = "/dev/null";
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
                    Compare(corpus, Nowhere, [Ours, Reference]);
                }

                File.Delete(corpus.Path);
            }

            CompareVerification(folder, megabytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Compare(Corpus corpus, string target, IReadOnlyList<Contender> contenders)
    {
        var comparison = Comparison.Run(contenders, corpus.Path, target);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\n{corpus.Name}, {comparison.SourceBytes / 1e6:0} MB, {(target == Nowhere ? "to nowhere" : "to disk")}, median of {Comparison.Runs}; {comparison.Said}"));
        comparison.Print();
    }

    private static void CompareVerification(string folder, int megabytes)
    {
        var archive = LabArchive.Make(Path.Combine(folder, "lab"), megabytes);
        var contenders = new[]
        {
            new Contender("ours, verify", LabArchive.Program, "verify", "{0}"),
            new Contender("unzip -t", "unzip", "-tqq", "{0}"),
            new Contender("7zz t", "7zz", "t", "{0}"),
        };
        Console.WriteLine($"\nVerification of the archive of a whole lab, median of {Comparison.Runs}");
        Comparison.Run([.. contenders.Where(contender => contender.IsInstalled)], archive, Nowhere).Print();
    }
}
