using System;
using System.Collections.Generic;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Tests.Archives;

/// <summary>Keeps what it is told, and reacts to it when a test says so.</summary>
internal sealed class RecordingObserver : IOperationObserver
{
    public List<OperationEvent> Events { get; } = [];

    public Action<OperationEvent> Reaction { get; init; } = _ => { };

    public void Observe(OperationEvent happened)
    {
        Events.Add(happened);
        Reaction(happened);
    }
}
