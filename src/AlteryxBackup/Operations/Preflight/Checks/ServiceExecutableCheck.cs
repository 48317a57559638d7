using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>The program that dumps the database and tells the controller's secrets is there.</summary>
internal sealed class ServiceExecutableCheck : IPreflightCheck
{
    private const string Name = "AlteryxService";

    public PreflightFinding Run(PreflightContext context)
    {
        var path = context.Server.ServiceExecutable;
        return context.Machine.Files.File.Exists(path)
            ? PreflightFinding.Passed(Name, $"{path} is there.")
            : PreflightFinding.Failed(Name, ErrorCatalogue.AlteryxServiceNotFound.Because(
                path.Length == 0 ? "No installation of Alteryx Server was found in the registry or in the default folder." : $"{path} does not exist."));
    }
}
