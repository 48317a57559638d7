using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A program of the system, to check ours against.</summary>
internal static class ExternalTool
{
    public static string? Find(params string[] names) => names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Fails the test when the program isn't there: a check that didn't run must not look like one that passed.</summary>
    public static string Require(params string[] names) =>
        Find(names) ?? throw new InvalidOperationException($"None of {string.Join(", ", names)} is installed. Install one (Debian: apt-get install unzip python3 7zip) and run again.");

    public static (int ExitCode, string Output) Run(string program, string workingFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
