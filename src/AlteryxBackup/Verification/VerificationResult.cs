using System.Collections.Generic;
using AlteryxBackup.Archives;

namespace AlteryxBackup.Verification;

/// <summary>What a verification found; its members are those of <c>verify --json</c>.</summary>
/// <param name="Valid">Nothing was found.</param>
/// <param name="Level">How far it went.</param>
/// <param name="ArchivePath">The archive.</param>
/// <param name="Findings">What isn't as it must be.</param>
/// <param name="DurationSeconds">How long it took.</param>
public sealed record VerificationResult(
    bool Valid,
    VerificationLevel Level,
    string ArchivePath,
    IReadOnlyList<ArchiveFinding> Findings,
    double DurationSeconds);
