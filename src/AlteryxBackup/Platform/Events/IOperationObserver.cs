namespace AlteryxBackup.Platform.Events;

/// <summary>Listens to an operation: log file, progress, event log. Called one at a time, on the thread that runs the operation.</summary>
public interface IOperationObserver
{
    /// <summary>Takes one event. An observer that fails must keep that to itself: the backup matters more than its log.</summary>
    void Observe(OperationEvent happened);
}
