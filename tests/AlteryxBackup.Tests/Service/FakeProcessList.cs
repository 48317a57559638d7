using System;
using System.Collections.Generic;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Service;

/// <summary>The processes that a test puts there.</summary>
internal sealed class FakeProcessList : IProcessList
{
    public List<ProcessEntry> Processes { get; } = [];

    public List<ProcessEntry> Ended { get; } = [];

    /// <summary>What ending one throws.</summary>
    public Exception? Refusal { get; set; }

    public IReadOnlyList<ProcessEntry> Snapshot() => [.. Processes];

    public void End(ProcessEntry process)
    {
        if (Refusal is not null)
        {
            throw Refusal;
        }

        Ended.Add(process);
        _ = Processes.Remove(process);
    }
}
