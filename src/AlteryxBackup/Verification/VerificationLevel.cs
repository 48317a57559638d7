namespace AlteryxBackup.Verification;

/// <summary>How far a verification goes.</summary>
public enum VerificationLevel
{
    /// <summary>It opens, its size is the sidecar's, its headers agree, and its directory is what the manifest says. Content is not read.</summary>
    Quick,

    /// <summary>And every byte is read: the whole archive against its SHA-256, every entry against CRC-32, manifest and SHA256SUMS.</summary>
    Standard,

    /// <summary>And what it holds is understood: databases document by document, with the manifest's counts; XML; the settings that it promises.</summary>
    Deep,
}
