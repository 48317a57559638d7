using System.Globalization;
using System.Linq;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Cli.Output;

/// <summary>A plan as people read it.</summary>
internal static class PlanText
{
    public static void Write(Terminal terminal, BackupPlan plan)
    {
        terminal.Say($"What a {plan.BackupMode} backup would do (nothing is changed now):");
        terminal.Say("");
        foreach (var step in plan.Steps)
        {
            var bytes = step.ExpectedBytes is { } expected ? $" (about {ByteSize.Text(expected)})" : "";
            terminal.Say($"  {step.Name,-13} {(step.ServiceDown ? "[service down] " : "")}{step.Description}{bytes}");
            foreach (var touched in step.Touches)
            {
                terminal.Say($"                  {touched}");
            }
        }

        terminal.Say("");
        terminal.Say($"Archive:   {plan.ArchivePath}");
        terminal.Say(plan.Steps.Any(step => step.ServiceDown)
            ? string.Format(CultureInfo.InvariantCulture, "Downtime:  about {0:0} s, plus the service's own stop and start", plan.ExpectedDowntimeSeconds)
            : "Downtime:  none");
        RetentionText.Write(terminal, "Retention: ", plan.Retention.Decisions);
        RetentionText.Write(terminal, "Retention: ", plan.Retention.Unfinished);
        RetentionText.Write(terminal, "Retention: ", plan.ExpiredLogs);
        foreach (var warning in plan.Warnings)
        {
            terminal.Say($"Warning:   {warning}");
        }

        foreach (var finding in plan.Preflight.Findings)
        {
            var mark = finding.Outcome switch { PreflightOutcome.Passed => "ok", PreflightOutcome.Failed => "FAIL", PreflightOutcome.Warning => "warn", _ => "--" };
            terminal.Say($"Check:     {mark,-4} {finding.Check}: {finding.Detail}");
            if (finding.Action is { } action)
            {
                terminal.Say($"                what to do: {action}");
            }
        }

        if (plan.Verdict is { } verdict)
        {
            terminal.Say("");
            terminal.Say(verdict);
        }
    }
}
