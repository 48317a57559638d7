using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Service;

/// <summary>Nodes that are worked on at once tell one after the other: observers are called one at a time.</summary>
internal sealed class SerialObserver(IOperationObserver observer) : IOperationObserver
{
    private readonly object _telling = new();

    /// <inheritdoc/>
    public void Observe(OperationEvent happened)
    {
        lock (_telling)
        {
            observer.Observe(happened);
        }
    }
}
