namespace AlteryxBackup.Lab;

/// <summary>How <c>emongodump</c> goes wrong. Each fault leaves one witness and no other, so that only that witness can give it away.</summary>
public enum DumpFault
{
    None,

    /// <summary>All files are whole and the exit code is 0; only the text <c>EMongoDump failed</c> tells.</summary>
    FailsWithTextExitZero,

    /// <summary>All files are whole and nothing is said; only the exit code 1 tells.</summary>
    FailsWithExitOne,

    /// <summary><c>AlteryxService.AS_Queue</c>, which every deployment has, is silently missing: no file, no line, exit code 0.</summary>
    LeavesCollectionOut,

    /// <summary>The last document of <c>AlteryxService.AS_Queue</c> lacks its end.</summary>
    CutsFileInsideDocument,

    /// <summary>The last document of <c>AlteryxService.AS_Queue</c> is missing whole; <c>done dumping</c> still tells the true count.</summary>
    CutsFileBetweenDocuments,

    /// <summary>Writes the first collection and then never ends.</summary>
    Hangs,

    /// <summary>The database <c>AlteryxGallery</c> is silently missing.</summary>
    LeavesGalleryOut,

    /// <summary>Exit code 0 and nothing else.</summary>
    NoOutputNoFiles,
}
