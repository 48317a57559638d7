using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Tests.Service;

internal sealed class RecordingObserver : IOperationObserver
{
    public List<OperationEvent> Events { get; } = [];

    public IEnumerable<string> Texts(MessageLevel level) =>
        Events.OfType<MessageEvent>().Where(message => message.Level == level).Select(message => message.Text);

    /// <summary>What happens in the moment in which something is told.</summary>
    public Action<OperationEvent> OnEvent { get; set; } = _ => { };

    public void Observe(OperationEvent happened)
    {
        Events.Add(happened);
        OnEvent(happened);
    }
}
