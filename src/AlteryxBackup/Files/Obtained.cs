namespace AlteryxBackup.Files;

/// <summary>A fact about the server, or the reason why it couldn't be had. One of the two is null.</summary>
/// <param name="Value">The fact.</param>
/// <param name="NotAvailable">Why there is none: a clause that can follow a colon.</param>
public sealed record Obtained<T>(T? Value, string? NotAvailable)
    where T : class;
