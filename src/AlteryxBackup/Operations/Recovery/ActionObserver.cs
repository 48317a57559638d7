using System.Collections.Generic;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>Keeps what is done, to be told in one sentence, and hands everything on.</summary>
internal sealed class ActionObserver(IOperationObserver inner, List<string> actions) : IOperationObserver
{
    /// <inheritdoc/>
    public void Observe(OperationEvent happened)
    {
        if (happened is MessageEvent { Level: MessageLevel.Info } message)
        {
            actions.Add(message.Text.TrimEnd('.'));
        }

        inner.Observe(happened);
    }
}
