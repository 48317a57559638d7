namespace AlteryxBackup.Archives;

/// <summary>An archive that has been unpacked.</summary>
/// <param name="Folder">The folder that holds it.</param>
/// <param name="FileCount">Files in it.</param>
/// <param name="SizeBytes">Their bytes.</param>
public sealed record ExtractedArchive(string Folder, int FileCount, long SizeBytes);
