using AlteryxBackup.Platform.Errors;
using Newtonsoft.Json;

namespace AlteryxBackup.Operations.Preflight;

/// <summary>What a check found, and what to do about it.</summary>
public sealed record PreflightFinding
{
    private PreflightFinding(string check, PreflightOutcome outcome, string detail, string? action, BackupException? failure)
    {
        Check = check;
        Outcome = outcome;
        Detail = detail;
        Action = action;
        Failure = failure;
    }

    /// <summary>The check's name.</summary>
    public string Check { get; }

    /// <summary>What it found.</summary>
    public PreflightOutcome Outcome { get; }

    /// <summary>The evidence, in a sentence or two.</summary>
    public string Detail { get; }

    /// <summary>What to do; null when nothing has to be done.</summary>
    public string? Action { get; }

    /// <summary>The failure's stable id in the catalogue; null unless it failed.</summary>
    public string? ErrorId => Failure?.Error.Id;

    /// <summary>The failure that the run ends with; null unless it failed.</summary>
    [JsonIgnore]
    public BackupException? Failure { get; }

    internal static PreflightFinding Passed(string check, string detail) => new(check, PreflightOutcome.Passed, detail, null, null);

    internal static PreflightFinding Warning(string check, string detail, string action) => new(check, PreflightOutcome.Warning, detail, action, null);

    internal static PreflightFinding NotApplicable(string check, string detail) => new(check, PreflightOutcome.NotApplicable, detail, null, null);

    internal static PreflightFinding Failed(string check, BackupException failure) =>
        new(check, PreflightOutcome.Failed, failure.Happened, failure.Action, failure);
}
