using System;
using System.Collections.Generic;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Reporting;

/// <summary>Passes each event to every observer, in order; one that fails is left out from then on and the others are told.</summary>
public sealed class ObserverGroup : IOperationObserver
{
    private readonly List<IOperationObserver> _observers;

    /// <summary>Takes the observers in the order in which they hear.</summary>
    public ObserverGroup(IEnumerable<IOperationObserver> observers) => _observers = [.. observers];

    /// <inheritdoc/>
    public void Observe(OperationEvent happened)
    {
        foreach (var observer in _observers.ToArray())
        {
            try
            {
                observer.Observe(happened);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A full log disk or a closed console must not end the backup; the rest hears why it fell silent.
                _ = _observers.Remove(observer);
                this.Warning($"{observer.GetType().Name} failed and is left out from here on: {failure.Message}");
            }
        }
    }
}
