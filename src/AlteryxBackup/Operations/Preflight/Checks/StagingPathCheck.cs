using AlteryxBackup.Configuration;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>AlteryxService takes the dump's folder in one argument with its verb; whether every version takes a space in it isn't known.</summary>
internal sealed class StagingPathCheck : IPreflightCheck
{
    public string Name => "StagingPath";

    public PreflightFinding Run(PreflightContext context)
    {
        if (!context.Mode.IncludesDatabase() || context.Server.Database.Type != DatabaseType.Embedded)
        {
            return PreflightFinding.NotApplicable(Name, "AlteryxService dumps nothing here.");
        }

        var folder = context.Configuration.BackupConfiguration.TempDirectory;
        return folder.IndexOf(' ') < 0
            ? PreflightFinding.Passed(Name, $"{folder} has no space in it.")
            : PreflightFinding.Warning(
                Name,
                $"{folder} has a space in it, which not every version of AlteryxService may take (emongodump).",
                "Point BackupConfiguration.TempDirectory at a folder without spaces.");
    }
}
