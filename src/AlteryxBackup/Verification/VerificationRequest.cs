using System;

namespace AlteryxBackup.Verification;

/// <summary>An archive to be verified.</summary>
/// <param name="ArchivePath">The archive, also under its <c>.partial</c> name or at a destination.</param>
/// <param name="Level">How far to go.</param>
public sealed record VerificationRequest(string ArchivePath, VerificationLevel Level = VerificationLevel.Standard)
{
    /// <summary>The SHA-256 that it must have, known from elsewhere; null to go by the files beside it.</summary>
    public string? ExpectedSha256 { get; init; }

    /// <summary>The part of the entries whose content is read; null for all. The archive's own SHA-256 is not taken then.</summary>
    public VerificationSubset? Subset { get; init; }

    /// <summary>Threads that read and check.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The step under which progress is told.</summary>
    public string Step { get; init; } = "Verify";
}
