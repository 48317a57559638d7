using AlteryxBackup.Operations.Recovery;

namespace AlteryxBackup.Cli.Output;

/// <summary>What a recovery found and did, as people read it.</summary>
internal static class RecoveryText
{
    public static void Write(Terminal terminal, RecoverResult result)
    {
        foreach (var run in result.Runs)
        {
            terminal.Say($"{run.Operation ?? "A run"}{(run.Mode is null ? "" : $" ({run.Mode})")} of {run.StartedAt?.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, process {run.ProcessId}, was ended by force.");
            foreach (var action in run.Actions)
            {
                terminal.Say($"  {(result.WhatIf ? "would " : "")}{action}");
            }

            terminal.Say($"The service is {run.ServiceState}.");
        }

        if (result.Runs.Count == 0 && result.Errors.Count == 0)
        {
            terminal.Say("Nothing was left to be put right.");
        }

        foreach (var error in result.Errors)
        {
            ErrorText.Write(error, terminal.People);
        }
    }
}
