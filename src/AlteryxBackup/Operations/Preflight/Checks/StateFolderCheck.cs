using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.State;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>Nobody but administrators and this account can change the state folder, which a run believes.</summary>
internal sealed class StateFolderCheck : IPreflightCheck
{
    public string Name => "StateFolder";

    public PreflightFinding Run(PreflightContext context)
    {
        var machine = context.Machine;
        var state = new StateFolder(new StateDirectory(machine.Files, machine.Host).Of(context.Configuration));
        if (!machine.Files.Directory.Exists(state.Path))
        {
            return PreflightFinding.Passed(Name, $"{state.Path} doesn't exist yet; the first run makes it, closed to others.");
        }

        new StateFolderGuard(machine.DurableFiles, machine.Protection).Check(state);
        return PreflightFinding.Passed(Name, $"{state.Path} can be changed by administrators and this account alone.");
    }
}
