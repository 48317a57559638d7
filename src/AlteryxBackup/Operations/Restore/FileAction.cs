namespace AlteryxBackup.Operations.Restore;

/// <summary>What a restore does with a file.</summary>
public enum FileAction
{
    /// <summary>It isn't there, and is made.</summary>
    Create,

    /// <summary>It takes the place of the one that is there.</summary>
    Overwrite,

    /// <summary>It is put beside the one that is there.</summary>
    Rename,

    /// <summary>The one that is there stays.</summary>
    Skip,

    /// <summary>The one that is there has the same content.</summary>
    Unchanged,
}
