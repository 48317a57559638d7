namespace AlteryxBackup.Service;

/// <summary>
/// What a request to start or stop was answered. A hint, not a verdict: AlteryxService's own <c>start</c> returned 2 on success before 2021.4.1
/// (working scripts), and a cluster's command may return before anything has happened.
/// </summary>
/// <param name="LooksAccepted">The exit code was 0, or the service manager took the request.</param>
/// <param name="Text">What was said, for messages; empty when nothing was.</param>
public sealed record ControlAnswer(bool LooksAccepted, string Text)
{
    /// <summary>What to do about a refusal, when the answer itself tells; null when it doesn't.</summary>
    public string? Action { get; init; }

    /// <summary>Taken without a word.</summary>
    public static ControlAnswer Accepted { get; } = new(LooksAccepted: true, "");
}
