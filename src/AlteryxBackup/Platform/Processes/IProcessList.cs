using System.Collections.Generic;

namespace AlteryxBackup.Platform.Processes;

/// <summary>The processes of this machine.</summary>
public interface IProcessList
{
    /// <summary>All that this account can see, at this moment.</summary>
    IReadOnlyList<ProcessEntry> Snapshot();

    /// <summary>Ends one process by force, if it still is the one that was listed (same id and start); does nothing when that one has ended already.</summary>
    /// <exception cref="System.InvalidOperationException">Its start isn't known, so that it can't be told from a later one of the same id.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The system refuses.</exception>
    void End(ProcessEntry process);
}
