using System;

namespace AlteryxBackup.Platform.Errors;

/// <summary>One kind of failure as the catalogue declares it; exceptions, ErrorRecords, messages and docs/errors.md come from it.</summary>
public sealed class ErrorDefinition
{
    internal ErrorDefinition(string id, ExitCode exitCode, ErrorCategory category, string meaning, string action)
    {
        Id = id;
        ExitCode = exitCode;
        Category = category;
        Meaning = meaning;
        Action = action;
    }

    /// <summary>Stable name: scripts and monitoring match on it.</summary>
    public string Id { get; }

    /// <summary>The exit code of a run that this failure decides.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>PowerShell's category of it.</summary>
    public ErrorCategory Category { get; }

    /// <summary>What the failure means, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>What to do about it, when the place that found it knows nothing better.</summary>
    public string Action { get; }

    /// <summary>Makes the exception of this kind.</summary>
    /// <param name="happened">What happened, to which path or host: a whole sentence, without secrets.</param>
    /// <param name="state">What state things are in now: a whole sentence; null when nothing was touched yet.</param>
    /// <param name="action">What to do next, when more is known than the catalogue's own advice; null for that.</param>
    /// <param name="cause">The exception underneath, or null.</param>
    public BackupException Because(string happened, string? state = null, string? action = null, Exception? cause = null) =>
        new(this, happened, state ?? "Nothing was changed.", action ?? Action, cause);
}
