using System.Collections.Generic;

namespace AlteryxBackup.Operations.Backup;

/// <summary>A step that a run would carry out.</summary>
/// <param name="Name">Which.</param>
/// <param name="Description">What it would do, in one sentence.</param>
/// <param name="Touches">What it would read or change: paths, the service.</param>
/// <param name="ExpectedBytes">Bytes it would handle; null when none or not known.</param>
/// <param name="ServiceDown">True while the service is down.</param>
public sealed record PlannedStep(BackupStep Name, string Description, IReadOnlyList<string> Touches, long? ExpectedBytes, bool ServiceDown);
