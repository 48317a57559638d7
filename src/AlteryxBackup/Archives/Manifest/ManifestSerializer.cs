using System.IO;

namespace AlteryxBackup.Archives.Manifest;

/// <summary>A manifest as the JSON of <c>BackupManifest.json</c> (schema: docs/backup-manifest.schema.json).</summary>
public static class ManifestSerializer
{
    /// <summary>As text; members in a fixed order, times in UTC to the second.</summary>
    public static string Write(BackupManifest manifest) => ManifestJson.Write(manifest);

    /// <summary>From UTF-8 text; unknown members are passed over, so that a newer format can be recognised by its FormatVersion.</summary>
    /// <exception cref="InvalidDataException">It isn't a manifest.</exception>
    public static BackupManifest Read(Stream stream) => ManifestJson.Read<BackupManifest>(stream);
}
