using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>The built <c>alteryx-backup</c>, run as an operator runs it.</summary>
internal static class BuiltProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static string File { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "alteryx-backup.exe" : "alteryx-backup");

    public static ProgramResult Run(params string[] arguments) => RunIn(AppContext.BaseDirectory, arguments);

    /// <summary>Runs it in a working folder.</summary>
    public static ProgramResult RunIn(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(File, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"alteryx-backup {string.Join(' ', arguments)} did not end within {Limit}.");
        }

        return new ProgramResult(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>The one document that <c>--json</c> promises.</summary>
    public static JsonElement Document(ProgramResult result)
    {
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }
}
