namespace AlteryxBackup.Operations.Restore;

/// <summary>The steps of a restore, in their order; those of components that aren't wanted are left out.</summary>
public enum RestoreStep
{
    /// <summary>The archive is read whole, against all its checksums. Nothing is touched before.</summary>
    VerifyArchive,

    /// <summary>What is wanted of it is unpacked into a private folder.</summary>
    Unpack,

    /// <summary>Waits for workflows, then stops the service.</summary>
    StopService,

    /// <summary>Files are put in their places; what was there is kept aside.</summary>
    RestoreFiles,

    /// <summary>Controller token and storage keys.</summary>
    RestoreControllerSettings,

    /// <summary>The old data folder is moved aside and the dump restored into an empty one.</summary>
    RestoreDatabase,

    /// <summary>The restored database is counted again and compared with the manifest.</summary>
    CountDatabase,

    /// <summary>The service is back.</summary>
    StartService,

    /// <summary>What was kept of the old state, and staging, are removed.</summary>
    Cleanup,
}
