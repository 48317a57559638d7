using System;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>Asks to stop, start or look at the service.</summary>
public sealed record ServiceRequest : RunbookRequest
{
    /// <summary>
    /// Takes what guards a stop, which must live as long as the session does: when that ends without the service having been started, the guard starts it.
    /// Null: the stop isn't guarded, and the start is the caller's own affair.
    /// </summary>
    public Action<IDisposable>? KeepGuard { get; init; }
}
