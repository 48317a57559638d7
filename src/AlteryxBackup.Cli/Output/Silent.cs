using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Cli.Output;

/// <summary>For operations whose progress nobody needs to see.</summary>
internal sealed class Silent : IOperationObserver
{
    public static IOperationObserver Observer { get; } = new Silent();

    public void Observe(OperationEvent happened)
    {
    }
}
