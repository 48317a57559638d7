namespace AlteryxBackup.Archives;

/// <summary>Something that isn't as it must be.</summary>
/// <param name="Entry">The entry's name; null when it is about the archive as a whole.</param>
/// <param name="Problem">What is wrong, in one sentence.</param>
public sealed record ArchiveFinding(string? Entry, string Problem);
