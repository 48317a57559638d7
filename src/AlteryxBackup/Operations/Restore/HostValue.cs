namespace AlteryxBackup.Operations.Restore;

/// <summary>A setting that belongs to one machine, and what becomes of it on another. Values that are encrypted aren't shown.</summary>
/// <param name="Path"><c>Section/Element</c> of RuntimeSettings.xml.</param>
/// <param name="Backup">The backup's; null when it has none.</param>
/// <param name="Here">This machine's; null when it has none.</param>
/// <param name="Becomes">What it will be; null when the element is left out, or nobody has said yet.</param>
/// <param name="Decided">Somebody has said.</param>
public sealed record HostValue(string Path, string? Backup, string? Here, string? Becomes, bool Decided);
