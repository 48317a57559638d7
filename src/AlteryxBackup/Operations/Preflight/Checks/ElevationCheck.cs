using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.5: services, keys and the dump need an administrator's rights.</summary>
internal sealed class ElevationCheck : IPreflightCheck
{
    public string Name => "Elevation";

    public PreflightFinding Run(PreflightContext context)
    {
        var host = context.Machine.Host;
        if (host.IsElevated)
        {
            return PreflightFinding.Passed(Name, $"{host.UserName} runs with administrator's rights.");
        }

        return context.Machine.Services.IsAvailable
            ? PreflightFinding.Failed(Name, ErrorCatalogue.NotElevated.Because($"{host.UserName} runs without administrator's rights."))
            : PreflightFinding.Warning(Name, $"{host.UserName} is not root; that is enough for a simulated server, not for a real one.", "Nothing, for a simulated server.");
    }
}
