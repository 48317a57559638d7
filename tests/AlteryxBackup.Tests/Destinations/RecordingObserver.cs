using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Tests.Destinations;

internal sealed class RecordingObserver : IOperationObserver
{
    private readonly List<OperationEvent> _events = [];

    public IEnumerable<string> Warnings => _events.OfType<MessageEvent>().Where(message => message.Level == MessageLevel.Warning).Select(message => message.Text);

    public IEnumerable<StepProgressEvent> Progress => _events.OfType<StepProgressEvent>();

    public void Observe(OperationEvent happened) => _events.Add(happened);
}
