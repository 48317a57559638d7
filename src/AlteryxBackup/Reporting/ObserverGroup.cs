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
            // Left out meanwhile, while the others were told of one before it.
            if (!_observers.Contains(observer))
            {
                continue;
            }

            try
            {
                observer.Observe(happened);
            }
            catch (Exception failure)
            {
                // A full log disk, a closed console or a host that cancels by throwing must not end the backup, least of all while the service is down; the rest hears why it fell silent.
                _ = _observers.Remove(observer);
                this.Warning($"{observer.GetType().Name} failed and is left out from here on: {failure.Message}");
            }
        }
    }
}
