using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;

namespace AlteryxBackup.Catalogue;

/// <summary>Everything that is known of one archive without verifying it.</summary>
/// <param name="Entry">As in a listing.</param>
/// <param name="Manifest">The manifest in it; null when it can't be read.</param>
/// <param name="Summary">The summary beside it; null when there is none, or none that can be read.</param>
public sealed record BackupDetails(CatalogueEntry Entry, BackupManifest? Manifest, ArchiveSummary? Summary);
