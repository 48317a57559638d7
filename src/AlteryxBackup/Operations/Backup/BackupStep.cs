namespace AlteryxBackup.Operations.Backup;

/// <summary>The steps of a backup, in their order. Everything after <see cref="StartService"/> runs with the server up.</summary>
public enum BackupStep
{
    /// <summary>Checks, staging folder.</summary>
    Initialize,

    /// <summary>Waits for workflows, then stops the service.</summary>
    StopService,

    /// <summary>The database's own tool writes its dump into staging.</summary>
    DumpDatabase,

    /// <summary>The service is back, whatever became of the dump.</summary>
    StartService,

    /// <summary>The dump is walked document by document.</summary>
    ProveDump,

    /// <summary>Files, controller settings and metadata are copied into staging.</summary>
    CollectFiles,

    /// <summary>The archive is written, flushed, read back, verified and only then named.</summary>
    Archive,

    /// <summary>Copies go to their places.</summary>
    Distribute,

    /// <summary>All that the mode promises is there under its final name.</summary>
    Validate,

    /// <summary>Staging is removed.</summary>
    Cleanup,
}
