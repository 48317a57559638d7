namespace AlteryxBackup.Platform.Events;

/// <summary>Short forms for the commonest events.</summary>
public static class OperationObserverExtensions
{
    /// <summary>Tells a detail for whoever looks for a fault.</summary>
    public static void Debug(this IOperationObserver observer, string text) => observer.Observe(new MessageEvent(MessageLevel.Debug, text));

    /// <summary>Tells what happens.</summary>
    public static void Info(this IOperationObserver observer, string text) => observer.Observe(new MessageEvent(MessageLevel.Info, text));

    /// <summary>Tells what works but should be looked at; it also goes into result and manifest.</summary>
    public static void Warning(this IOperationObserver observer, string text) => observer.Observe(new MessageEvent(MessageLevel.Warning, text));

    /// <summary>Tells what does not work.</summary>
    public static void Failure(this IOperationObserver observer, string text) => observer.Observe(new MessageEvent(MessageLevel.Error, text));

    /// <summary>Tells the good end.</summary>
    public static void Success(this IOperationObserver observer, string text) => observer.Observe(new MessageEvent(MessageLevel.Success, text));
}
