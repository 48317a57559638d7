namespace AlteryxBackup.Archives.Manifest;

/// <summary>One thing that was checked before or after a backup.</summary>
/// <param name="Name">What, e.g. <c>FreeSpace</c>.</param>
/// <param name="Passed">It holds.</param>
/// <param name="Detail">The figures, or why it doesn't; null when there is nothing to add.</param>
public sealed record BackupCheck(string Name, bool Passed, string? Detail);
