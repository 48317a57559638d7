namespace AlteryxBackup.Archives;

/// <summary>A copy of an archive at another place.</summary>
/// <param name="Path">The copy's full path.</param>
/// <param name="Verified">It was read back and is the same.</param>
/// <param name="Problem">Why there is no good copy there; null when there is one.</param>
/// <param name="ErrorId">The id of that in the error catalogue; null when there is a good copy, and in summaries of earlier versions.</param>
public sealed record ArchiveCopy(string Path, bool Verified, string? Problem, string? ErrorId = null);
