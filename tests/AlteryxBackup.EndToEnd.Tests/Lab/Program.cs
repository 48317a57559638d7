using System;
using System.Diagnostics;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

/// <summary>What a program did.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors);

/// <summary>Runs a program to its end.</summary>
internal static class Program
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static ProgramResult Run(string path, params string[] arguments)
    {
        using var process = Start(path, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{path} {string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new ProgramResult(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    public static Process Start(string path, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
