namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>The program that dumps the database and tells the controller's secrets is there.</summary>
internal sealed class ServiceExecutableCheck : IPreflightCheck
{
    public string Name => "AlteryxService";

    public PreflightFinding Run(PreflightContext context) => PreflightFinding.Passed(Name, $"{context.Server.RequireExecutable()} is there.");
}
