using System.Linq;
using AlteryxBackup.Operations.Preflight;
using Spectre.Console;

namespace AlteryxBackup.Cli.Output;

/// <summary>A check of the environment as people read it.</summary>
internal static class CheckText
{
    public static void Write(Terminal terminal, CheckResult result)
    {
        terminal.Say($"What a {result.BackupMode} backup depends on. {result.Configuration}");
        terminal.Say("");
        foreach (var finding in result.Findings)
        {
            terminal.Console.MarkupLine($"{Mark(finding.Outcome)}  {finding.Check,-21} {Markup.Escape(finding.Detail)}");
            if (finding.Action is { } action)
            {
                terminal.Say($"                             {(finding.ErrorId is { } id ? id + ": " : "")}{action}");
            }
        }

        foreach (var warning in result.Warnings)
        {
            terminal.Console.MarkupLine($"{Mark(PreflightOutcome.Warning)}  {Markup.Escape(warning)}");
        }

        terminal.Say("");
        var warnings = result.Warnings.Count + result.Findings.Count(finding => finding.Outcome == PreflightOutcome.Warning);
        terminal.Say(result.Passed ? $"READY  {warnings} warning(s)" : $"NOT READY  {result.Errors.Count} failure(s), {warnings} warning(s), exit code {(int)result.ExitCode}");
    }

    private static string Mark(PreflightOutcome outcome) => outcome switch
    {
        PreflightOutcome.Passed => "[green]  ok[/]",
        PreflightOutcome.Warning => "[yellow]warn[/]",
        PreflightOutcome.Failed => "[red]FAIL[/]",
        _ => "[grey]  --[/]",
    };
}
