using AlteryxBackup.Cli.Output;
using AlteryxBackup.Operations.Backup;
using Spectre.Console;

namespace AlteryxBackup.Cli.Rehearsal;

/// <summary>A rehearsal's report as people read it.</summary>
internal static class RehearsalText
{
    public static void Write(Terminal terminal, RehearsalReport report)
    {
        foreach (var finding in report.Findings)
        {
            terminal.Console.MarkupLine($"   {(finding.Held ? "[green]✓[/]" : "[red]✗[/]")} {Markup.Escape(finding.Claim)}");
            terminal.Console.MarkupLine($"     [grey]{Markup.Escape(finding.Evidence)}[/]");
            foreach (var difference in finding.Differences)
            {
                terminal.Console.MarkupLine($"     [red]{Markup.Escape(difference)}[/]");
            }
        }

        terminal.Say("");
        if (report.Backup.Status != BackupStatus.Success)
        {
            ResultText.Write(terminal, report.Backup);
        }

        terminal.Console.MarkupLine(report.Proved
            ? "[green]PROVED[/]  This backup holds everything the server holds, and a server that was restored from it holds the same."
            : "[red]NOT PROVED[/]  Do not rely on this backup.");
        if (!report.Proved)
        {
            terminal.Say($"        Everything is kept in {report.Directory} to look at.");
        }
    }
}
