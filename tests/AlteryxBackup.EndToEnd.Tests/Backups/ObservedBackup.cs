using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>A run, and the service before and after it.</summary>
internal sealed record ObservedBackup(BackupRun Run, LabStatus Before, LabStatus After);
