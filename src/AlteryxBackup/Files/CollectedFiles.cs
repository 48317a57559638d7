using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Files;

/// <summary>What was collected into staging.</summary>
/// <param name="Files">The copies, by name in the archive.</param>
/// <param name="Absent">What could not be taken or was not there; no <see cref="Absence.Failure"/> is among them.</param>
public sealed record CollectedFiles(IReadOnlyList<CollectedFile> Files, IReadOnlyList<AbsentFile> Absent)
{
    /// <summary>Size of all copies.</summary>
    public long TotalBytes => Files.Sum(file => file.SizeBytes);
}
