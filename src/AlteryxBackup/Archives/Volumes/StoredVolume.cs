using System;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>A file that an archive, or a part of one, stands in.</summary>
/// <param name="Number">The volume's number, from 1.</param>
/// <param name="Path">The file.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="ModifiedUtc">When it was last written.</param>
internal sealed record StoredVolume(int Number, string Path, long SizeBytes, DateTime ModifiedUtc);
