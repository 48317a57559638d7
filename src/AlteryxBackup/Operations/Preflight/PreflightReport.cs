using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>All that was looked at.</summary>
/// <param name="Findings">One per check, in order.</param>
public sealed record PreflightReport(IReadOnlyList<PreflightFinding> Findings)
{
    /// <summary>The report with what one more check found.</summary>
    internal PreflightReport With(PreflightFinding finding) => new([.. Findings, finding]);

    /// <summary>True when nothing stands in the way.</summary>
    public bool Passed => Failures().Count == 0;

    /// <summary>Everything that stands in the way.</summary>
    public IReadOnlyList<BackupException> Failures() => Findings.Where(finding => finding.Failure is not null).Select(finding => finding.Failure!).ToList();
}
