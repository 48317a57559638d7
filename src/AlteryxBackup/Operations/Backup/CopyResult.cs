using AlteryxBackup.Destinations;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Operations.Backup;

/// <summary>What came of the copy to one destination.</summary>
/// <param name="Destination">The place as the configuration names it.</param>
/// <param name="Verified">Archive and sidecars stand there under their final names and were read back equal.</param>
/// <param name="Path">The archive there; null unless verified.</param>
/// <param name="Attempts">Tries made.</param>
/// <param name="Resumed">A try went on from what an earlier one had brought.</param>
/// <param name="Error">Why there is no verified copy there, what stands there, and what to do; null when there is one.</param>
public sealed record CopyResult(string Destination, bool Verified, string? Path, int Attempts, bool Resumed, OperationError? Error)
{
    internal static CopyResult From(CopyOutcome outcome, SecretMask mask) =>
        new(outcome.Destination, outcome.Succeeded, outcome.Path, outcome.Attempts, outcome.Resumed, outcome.Error is { } error ? OperationError.From(error, mask) : null);
}
