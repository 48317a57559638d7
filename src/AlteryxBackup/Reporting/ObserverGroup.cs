using System;
using System.Collections.Generic;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Reporting;

/// <summary>Passes each event to every observer, in order. One that fails doesn't keep the others from hearing it; they are told once, and it is asked again: a full disk may have room later.</summary>
public sealed class ObserverGroup : IOperationObserver
{
    private readonly IReadOnlyList<IOperationObserver> _observers;
    private readonly HashSet<IOperationObserver> _failed = [];

    /// <summary>Takes the observers in the order in which they hear.</summary>
    public ObserverGroup(IEnumerable<IOperationObserver> observers) => _observers = [.. observers];

    /// <inheritdoc/>
    public void Observe(OperationEvent happened)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer.Observe(happened);
            }
            catch (Exception failure)
            {
                // A full log disk, a closed console or a host that cancels by throwing must not end the backup, least of all while the service is down.
                if (_failed.Add(observer))
                {
                    this.Warning($"{observer.GetType().Name} failed and may miss what happens from here on: {failure.Message}");
                }
            }
        }
    }
}
