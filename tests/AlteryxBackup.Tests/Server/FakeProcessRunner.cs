using System;
using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Server;

/// <summary>Answers every program with one text, or can't start any.</summary>
public sealed class FakeProcessRunner(string? output, bool timedOut = false) : IProcessRunner
{
    public Collection<ProcessRequest> Requests { get; } = [];

    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation)
    {
        Requests.Add(request);
        return output is null
            ? throw new Win32Exception("no such program")
            : new ProcessOutcome(0, timedOut, Encoding.UTF8.GetBytes(output), [], TimeSpan.Zero);
    }
}
