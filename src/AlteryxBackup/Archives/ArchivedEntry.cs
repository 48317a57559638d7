using Newtonsoft.Json;

namespace AlteryxBackup.Archives;

/// <summary>An entry as it was written, hashed on its way in.</summary>
/// <param name="Path">Its name in the archive.</param>
/// <param name="SizeBytes">Uncompressed size.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hexadecimal.</param>
public sealed record ArchivedEntry(string Path, long SizeBytes, [property: JsonProperty("SHA256")] string Sha256);
