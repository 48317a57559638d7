namespace AlteryxBackup.Operations.Restore;

/// <summary>What becomes of settings that name one machine, when the backup is of another.</summary>
public enum HostValueChoice
{
    /// <summary>Those of the machine that is restored to stay.</summary>
    Keep,

    /// <summary>Those of the backup count, as they are.</summary>
    Backup,
}
