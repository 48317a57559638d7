using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Reporting;

/// <summary>Stands before every other observer: what passes it holds no secret of the run.</summary>
public sealed class MaskedObserver : IOperationObserver
{
    private readonly IOperationObserver _inner;
    private readonly SecretMask _mask;

    /// <summary>Takes who hears the masked events, and the mask that knows the secrets.</summary>
    public MaskedObserver(IOperationObserver inner, SecretMask mask)
    {
        _inner = inner;
        _mask = mask;
    }

    /// <inheritdoc/>
    public void Observe(OperationEvent happened) => _inner.Observe(happened switch
    {
        MessageEvent message => message with { Text = _mask.Mask(message.Text) },
        StepProgressEvent progress => progress with { Activity = _mask.Mask(progress.Activity) },
        StepFinishedEvent { Summary: { } summary } finished => finished with { Summary = _mask.Mask(summary) },
        _ => happened,
    });
}
