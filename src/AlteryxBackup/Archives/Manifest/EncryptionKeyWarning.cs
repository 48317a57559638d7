namespace AlteryxBackup.Archives.Manifest;

/// <summary>The machine-bound key of DCM and data connections (REQ-3.2.3): no backup of files brings it back on another machine.</summary>
public sealed record EncryptionKeyWarning
{
    /// <summary>What can't be restored, and on which versions (facts/alteryx-server.md, section 3).</summary>
    public string Message { get; init; } =
        "The key that protects DCM and data connections is bound to this machine on Alteryx Server 2021.4.2 Patch 5 and later, 2022.1 Patch 3 and later, and 2022.3 and later. "
        + "After the loss of this machine it can't be recovered from files, so not from this backup either.";

    /// <summary>The folder of the keys that are in the archive; empty when there was none.</summary>
    public string KeysFolder { get; init; } = "";

    /// <summary>What to do about it while the machine lives.</summary>
    public string Recommendation { get; init; } =
        "Carry out the vendor's Disaster Recovery Preparation on the second host now, while this machine runs.";
}
