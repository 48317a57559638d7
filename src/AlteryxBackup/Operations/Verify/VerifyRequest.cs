using AlteryxBackup.Verification;

namespace AlteryxBackup.Operations.Verify;

/// <summary>What a host asks for.</summary>
/// <param name="ArchivePath">The archive, here or at a destination.</param>
/// <param name="Level">How far to go.</param>
public sealed record VerifyRequest(string ArchivePath, VerificationLevel Level = VerificationLevel.Standard)
{
    /// <summary>The part of the entries whose content is read, as <c>n/t</c>; null for all.</summary>
    public string? Subset { get; init; }

    /// <summary>The configuration of the server in whose history this is to stand; null: the default places.</summary>
    public string? ConfigPath { get; init; }
}
