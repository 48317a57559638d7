using System.Globalization;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Preflight;
using AlteryxBackup.Operations.Restore;

namespace AlteryxBackup.Cli.Output;

/// <summary>A restore's plan and result as people read them.</summary>
internal static class RestoreText
{
    public static void Write(Terminal terminal, RestorePlan plan)
    {
        terminal.Say($"What a restore of {string.Join(", ", plan.Components)} would do (nothing is changed now):");
        terminal.Say("");
        foreach (var step in plan.Steps)
        {
            terminal.Say($"  {step.Name,-25} {(step.ServiceDown ? "[service down] " : "")}{step.Description}");
        }

        terminal.Say("");
        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Archive:   {plan.ArchivePath}, {plan.BackupMode} of {plan.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"));
        terminal.Say($"Server:    {plan.BackupHost} {plan.BackupServerVersion ?? "(version not known)"} -> {plan.TargetHost} {plan.ServerVersion ?? "(version not known)"}{(plan.OtherServer is { } other ? $"; ANOTHER SERVER: {other}" : "")}");
        foreach (var value in plan.HostValues)
        {
            terminal.Say($"Setting:   {value.Path}: {value.Backup ?? "not set"} in the backup, {value.Here ?? "not set"} here; {(value.Decided ? $"becomes {value.Becomes ?? "not set"}" : "UNDECIDED: --host-values, --value")}");
        }

        foreach (var file in plan.Files)
        {
            terminal.Say($"File:      {file.Action,-9} {file.TargetPath}");
        }

        foreach (var step in plan.ManualSteps)
        {
            terminal.Say($"By hand:   {step}");
        }

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

    public static void Write(Terminal terminal, RestoreResult result)
    {
        terminal.Say("");
        terminal.Say(result.Status == BackupStatus.Success ? $"RESTORED {result.ArchivePath}" : $"{result.Status.ToString().ToUpperInvariant()}  exit code {(int)result.ExitCode}");
        terminal.Say("         " + result.State switch
        {
            RestoreState.Restored => "The server is in the restored state.",
            RestoreState.Previous => "The server is in the state before.",
            _ => "OLD AND NEW ARE MIXED: the service is not started. See the errors.",
        });
        foreach (var error in result.Errors)
        {
            ErrorText.Write(error, terminal.People);
        }

        if (result.DocumentCount is { } documents)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"         {documents:N0} documents counted in the restored database, as the manifest says"));
        }

        if (result.FilesWritten + result.FilesLeft > 0)
        {
            terminal.Say($"         {result.FilesWritten} files written, {result.FilesLeft} left as they were");
        }

        foreach (var path in result.PreviousPaths)
        {
            terminal.Say($"         what was there before is kept in {path}");
        }

        foreach (var step in result.State == RestoreState.Restored ? result.ManualSteps : [])
        {
            terminal.Say($"By hand: {step}");
        }

        terminal.Say(string.Create(CultureInfo.InvariantCulture, $"         service down {result.ServiceDowntimeSeconds:0.0} s; {result.DurationSeconds:0.0} s in all, {result.Warnings.Count} warning(s)"));
        if (result.LogPath is { } log)
        {
            terminal.Say($"         log {log}");
        }
    }
}
