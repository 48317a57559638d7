using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using AlteryxBackup.Lab;

namespace AlteryxBackup.Benchmarks.Archives;

/// <summary>A real archive: the Full backup of a simulated server by the program itself.</summary>
internal static class LabArchive
{
    /// <summary>The command line, beside this program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "alteryx-backup.exe" : "alteryx-backup");

    /// <summary>Makes a lab and backs it up.</summary>
    /// <returns>The archive.</returns>
    public static string Make(string folder, int megabytes)
    {
        var lab = LabServer.Create(folder, new LabOptions(megabytes, Seed: 20261121));
        Run("lab", "start", folder);
        Run("backup", "--config", lab.ConfigurationPath);
        Run("lab", "stop", folder);
        return Directory.EnumerateFiles(folder, "*.zip", SearchOption.AllDirectories).Single();
    }

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"alteryx-backup {arguments[0]} ended with {process.ExitCode}: {errors.Result}");
        }
    }
}
