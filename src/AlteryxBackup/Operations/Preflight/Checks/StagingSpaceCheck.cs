using AlteryxBackup.Configuration;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.1: staging holds twice the database.</summary>
internal sealed class StagingSpaceCheck : IPreflightCheck
{
    public string Name => "StagingSpace";

    public PreflightFinding Run(PreflightContext context) => context.Mode.IncludesDatabase()
        ? FreeSpace.Check(Name, context, context.Configuration.BackupConfiguration.TempDirectory, 2 * DatabaseSize.Of(context))
        : PreflightFinding.NotApplicable(Name, $"{context.Mode} stages no database.");
}
