namespace AlteryxBackup.Lab;

/// <summary>How <c>emongorestore</c> goes wrong. Each fault leaves one witness and no other.</summary>
public enum RestoreFault
{
    None,

    /// <summary>Everything is restored and the log is good; only the exit code 1 tells.</summary>
    FailsWithExitOne,

    /// <summary>Everything is restored; only a line of the log says that something failed.</summary>
    FailsInLogAlone,

    /// <summary>The last document of each collection is silently missing; the log counts it all the same.</summary>
    LosesDocuments,

    /// <summary>Everything is restored, and no log is written.</summary>
    WritesNoLog,

    /// <summary>Restores the first collection and then never ends.</summary>
    Hangs,
}
