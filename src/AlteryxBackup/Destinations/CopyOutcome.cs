using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Destinations;

/// <summary>What came of the copy to one destination.</summary>
/// <param name="Destination">The place as the configuration names it.</param>
/// <param name="Succeeded">True when archive and sidecars stand there under their final names and were read back equal.</param>
/// <param name="Path">The archive there; null unless succeeded.</param>
/// <param name="Bytes">Bytes sent in all tries, sidecars included; 0 when everything was there already.</param>
/// <param name="Attempts">Tries made, the first included.</param>
/// <param name="Resumed">True when a try went on from what an earlier try or run had brought.</param>
/// <param name="ReadBackPastCache">True when all of the proof came from the medium itself; false when a cache may have answered, or the copy failed.</param>
/// <param name="Error">Why it failed and what is there now; null when succeeded.</param>
public sealed record CopyOutcome(
    string Destination,
    bool Succeeded,
    string? Path,
    long Bytes,
    int Attempts,
    bool Resumed,
    bool ReadBackPastCache,
    BackupException? Error);
