namespace AlteryxBackup.Platform;

/// <summary>For systems without an event log: the log file has it all.</summary>
public sealed class NoSystemEventLog : ISystemEventLog
{
    /// <inheritdoc/>
    public void Write(SystemEvent happened)
    {
        // There is nowhere to write to.
    }
}
