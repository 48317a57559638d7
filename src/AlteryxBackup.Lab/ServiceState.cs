namespace AlteryxBackup.Lab;

/// <summary>What the service is doing; the words are those that <c>ServiceControl status</c> prints.</summary>
public enum ServiceState
{
    Stopped,
    StartPending,
    Running,
    StopPending,
}
