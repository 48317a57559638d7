using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>A program that packs, unpacks or copies a file; measured as a whole process.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Program">Its file name; null for this program.</param>
/// <param name="Arguments">With {0} for what it reads and {1} for what it writes.</param>
internal sealed record Contender(string Name, string? Program, params string[] Arguments)
{
    /// <summary>How often it runs; the median counts. One that no demand is about may run once: it takes minutes.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Whether the program is there.</summary>
    public bool IsInstalled => Program is null || Find(Program) is not null;

    /// <summary>Runs it; what it says goes nowhere, but for the last line of this program itself.</summary>
    public Outcome Run(string source, string target)
    {
        var start = new ProcessStartInfo(Program is null ? Environment.ProcessPath! : Find(Program)!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument.Replace("{0}", source, StringComparison.Ordinal).Replace("{1}", target, StringComparison.Ordinal));
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = Program is not null && Arguments.Contains("-c") ? Capture(process, target) : process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? new Outcome(clock.Elapsed.TotalSeconds, said.Trim())
            : throw new InvalidOperationException($"{Name} ended with {process.ExitCode}: {errors.Result}");
    }

    private static string Capture(Process process, string target)
    {
        using var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        process.StandardOutput.BaseStream.CopyTo(file, 1 << 18);
        return "";
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new List<string> { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);
}

/// <summary>How a run went.</summary>
/// <param name="Seconds">By the clock, with the start of the process.</param>
/// <param name="Said">What it printed.</param>
internal sealed record Outcome(double Seconds, string Said);
