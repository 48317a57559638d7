using System.IO;

namespace AlteryxBackup.Platform.DurableFiles;

/// <summary>A file opened to prove what is on the disk.</summary>
/// <param name="Stream">The content, from the start; the caller disposes it.</param>
/// <param name="PastCache">True when the bytes come from the disk, false when the system may answer from memory.</param>
public sealed record ReadBack(Stream Stream, bool PastCache);
