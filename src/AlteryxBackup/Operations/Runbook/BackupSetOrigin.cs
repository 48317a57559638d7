namespace AlteryxBackup.Operations.Runbook;

/// <summary>Where a set's parts come from: the same for all of them, or they make no backup.</summary>
/// <param name="Hostname">The machine.</param>
/// <param name="DataDirectory">The server's data folder.</param>
/// <param name="ServiceExecutable">AlteryxService.</param>
/// <param name="ServerVersion">Its version; null when no source told.</param>
/// <param name="EmbeddedDataDirectory">Data folder of the embedded database; empty when there is none.</param>
/// <param name="ConfigurationFile">The configuration file; null when there was none.</param>
internal sealed record BackupSetOrigin(
    string Hostname, string DataDirectory, string ServiceExecutable, string? ServerVersion, string EmbeddedDataDirectory, string? ConfigurationFile);
