using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Files;

internal sealed class ScriptedProcesses : IProcessRunner
{
    public Dictionary<string, ProcessOutcome> Answers { get; } = [];

    public List<ProcessRequest> Requests { get; } = [];

    public static ProcessOutcome Outcome(string output, int exitCode = 0, string error = "", bool timedOut = false) =>
        new(exitCode, timedOut, Encoding.UTF8.GetBytes(output), Encoding.UTF8.GetBytes(error), TimeSpan.Zero);

    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Requests.Add(request);
        return Answers.TryGetValue(request.Arguments[0], out var outcome) ? outcome : throw new Win32Exception(2);
    }
}
