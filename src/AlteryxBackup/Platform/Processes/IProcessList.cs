using System.Collections.Generic;

namespace AlteryxBackup.Platform.Processes;

/// <summary>The processes of this machine.</summary>
public interface IProcessList
{
    /// <summary>All that this account can see, at this moment.</summary>
    IReadOnlyList<ProcessEntry> Snapshot();

    /// <summary>Ends one process, if it still is the one that was listed (same id and start).</summary>
    void End(ProcessEntry process);
}
