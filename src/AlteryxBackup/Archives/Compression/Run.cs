namespace AlteryxBackup.Archives.Compression;

/// <summary>A stretch of a block that is treated alike.</summary>
/// <param name="Start">Where it begins in the buffer.</param>
/// <param name="Length">Bytes, at least one.</param>
/// <param name="IsStored">It would not become smaller, and is not tried.</param>
internal readonly record struct Run(int Start, int Length, bool IsStored);
