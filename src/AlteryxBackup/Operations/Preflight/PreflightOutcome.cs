namespace AlteryxBackup.Operations.Preflight;

/// <summary>What a check found.</summary>
public enum PreflightOutcome
{
    /// <summary>As it should be.</summary>
    Passed,

    /// <summary>The backup can run, but this should be looked at.</summary>
    Warning,

    /// <summary>The backup must not begin.</summary>
    Failed,

    /// <summary>Doesn't matter for this mode or this server.</summary>
    NotApplicable,
}
