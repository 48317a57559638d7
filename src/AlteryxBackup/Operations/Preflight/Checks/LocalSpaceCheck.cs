namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.1: the local backup folder's disk has room for an archive as large as the database.</summary>
internal sealed class LocalSpaceCheck : IPreflightCheck
{
    public string Name => "LocalSpace";

    public PreflightFinding Run(PreflightContext context) =>
        FreeSpace.Check(Name, context, context.Configuration.BackupConfiguration.LocalBackupPath, DatabaseSize.Of(context));
}
