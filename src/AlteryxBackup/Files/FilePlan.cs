using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Files;

/// <summary>What the collection of files will take and what not, found without reading any content.</summary>
/// <param name="Files">What it will take, by name in the archive.</param>
/// <param name="Absent">What it will not, by name in the archive.</param>
public sealed record FilePlan(IReadOnlyList<PlannedFile> Files, IReadOnlyList<AbsentFile> Absent)
{
    /// <summary>Size of all that it will take.</summary>
    public long TotalBytes => Files.Sum(file => file.SizeBytes);
}
