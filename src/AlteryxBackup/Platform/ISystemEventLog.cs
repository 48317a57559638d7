namespace AlteryxBackup.Platform;

/// <summary>The system's own log, which monitoring watches: the Windows Event Log.</summary>
public interface ISystemEventLog
{
    /// <summary>Writes one event.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The system doesn't take it.</exception>
    void Write(SystemEvent happened);
}
