using System;
using System.IO;
using AlteryxBackup.EndToEnd.Tests.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>The built <c>alteryx-backup</c>, run as its users run it: a process, arguments, two streams, an exit code.</summary>
internal static class AlteryxBackupProgram
{
    /// <summary>The program of the same configuration as these tests: the build puts it beside them.</summary>
    public static string FullPath { get; } = Find();

    public static ProgramResult Run(params string[] arguments)
    {
        using var program = new RunningProgram(FullPath, arguments);
        return program.Finish();
    }

    private static string Find()
    {
        var path = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "alteryx-backup.exe" : "alteryx-backup");
        return File.Exists(path) ? path : throw new FileNotFoundException($"The program to test is missing: build src/AlteryxBackup.Cli, which puts it at '{path}'.");
    }
}
