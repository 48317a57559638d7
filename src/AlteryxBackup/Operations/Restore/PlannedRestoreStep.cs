using System.Collections.Generic;

namespace AlteryxBackup.Operations.Restore;

/// <summary>A step that a restore would carry out.</summary>
/// <param name="Name">Which.</param>
/// <param name="Description">What it would do.</param>
/// <param name="Touches">What it would read or change: paths, the service.</param>
/// <param name="ServiceDown">True while the service is down.</param>
public sealed record PlannedRestoreStep(RestoreStep Name, string Description, IReadOnlyList<string> Touches, bool ServiceDown);
