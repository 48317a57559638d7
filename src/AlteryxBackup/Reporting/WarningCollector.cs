using System.Collections.Generic;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Reporting;

/// <summary>Keeps the warnings of a run for its result and manifest.</summary>
public sealed class WarningCollector : IOperationObserver
{
    private readonly List<string> _warnings = [];

    /// <summary>All so far, in order.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <inheritdoc/>
    public void Observe(OperationEvent happened)
    {
        if (happened is MessageEvent { Level: MessageLevel.Warning } message)
        {
            _warnings.Add(message.Text);
        }
    }
}
