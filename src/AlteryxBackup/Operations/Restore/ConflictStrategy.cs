namespace AlteryxBackup.Operations.Restore;

/// <summary>What becomes of a file that is there already. The embedded database knows no conflict: it is replaced whole.</summary>
public enum ConflictStrategy
{
    /// <summary>The backup's takes its place.</summary>
    Overwrite,

    /// <summary>It stays; the backup's is left out.</summary>
    Skip,

    /// <summary>It stays; the backup's is put beside it, with <c>.restored_</c> and the backup's time behind its name.</summary>
    Rename,
}
