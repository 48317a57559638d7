using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Tests.Service;

internal sealed class RecordingObserver : IOperationObserver
{
    public List<OperationEvent> Events { get; } = [];

    public IEnumerable<string> Texts(MessageLevel level) =>
        Events.OfType<MessageEvent>().Where(message => message.Level == level).Select(message => message.Text);

    public void Observe(OperationEvent happened) => Events.Add(happened);
}
