namespace AlteryxBackup.Verification;

/// <summary>What came of reading an entry.</summary>
/// <param name="Sha256">The SHA-256 of its content; null when it couldn't be read to its end.</param>
/// <param name="Problem">Why not; null when it could.</param>
internal sealed record ContentOutcome(string? Sha256, string? Problem);
