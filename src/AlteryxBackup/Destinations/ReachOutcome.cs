using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Destinations;

/// <summary>Whether a destination can be reached.</summary>
/// <param name="Destination">The place as the configuration names it.</param>
/// <param name="Error">Why not; null when it can.</param>
internal sealed record ReachOutcome(string Destination, BackupException? Error);
