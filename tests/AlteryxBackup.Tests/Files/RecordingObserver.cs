using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Tests.Files;

internal sealed class RecordingObserver : IOperationObserver
{
    public List<OperationEvent> Events { get; } = [];

    public IReadOnlyList<string> Warnings => Lines(MessageLevel.Warning);

    public IReadOnlyList<string> Infos => Lines(MessageLevel.Info);

    public string Everything => string.Join('\n', Events);

    public void Observe(OperationEvent happened) => Events.Add(happened);

    private List<string> Lines(MessageLevel level) => [.. Events.OfType<MessageEvent>().Where(line => line.Level == level).Select(line => line.Text)];
}
