using System.Collections.Generic;
using AlteryxBackup.Archives;

namespace AlteryxBackup.Verification;

/// <summary>What a verification found; its members are those of <c>verify --json</c>.</summary>
/// <param name="Valid">Nothing was found, as far as it went: see Level and Subset.</param>
/// <param name="Level">How far it went.</param>
/// <param name="ArchivePath">The archive.</param>
/// <param name="Findings">What isn't as it must be: of the archive first, then by entry; the same in every run.</param>
/// <param name="DurationSeconds">How long it took.</param>
public sealed record VerificationResult(
    bool Valid,
    VerificationLevel Level,
    string ArchivePath,
    IReadOnlyList<ArchiveFinding> Findings,
    double DurationSeconds)
{
    /// <summary>The part whose content was read, as <c>n/t</c>; null for all.</summary>
    public string? Subset { get; init; }

    /// <summary>The one volume that was verified, and nothing of the archive but it; null when the archive was.</summary>
    public string? Volume { get; init; }

    /// <summary>Entries in the archive.</summary>
    public int EntryCount { get; init; }

    /// <summary>Entries whose content was read.</summary>
    public int EntriesRead { get; init; }
}
