using System;
using Newtonsoft.Json;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>A configuration file in the archive.</summary>
/// <param name="FilePath">Where it is on the server.</param>
/// <param name="RelativePathInArchive">The entry's name.</param>
/// <param name="SizeBytes">Its size.</param>
/// <param name="LastModified">Its time of change, UTC.</param>
/// <param name="Sha256">SHA-256 of what the archive holds, lower-case hexadecimal.</param>
public sealed record BackedUpFile(
    string FilePath,
    string RelativePathInArchive,
    long SizeBytes,
    DateTimeOffset LastModified,
    [property: JsonProperty("SHA256")] string Sha256);
