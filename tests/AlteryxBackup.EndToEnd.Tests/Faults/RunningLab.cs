using System;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Faults;

/// <summary>A server whose service runs.</summary>
public sealed class RunningLab : IDisposable
{
    private readonly TemporaryLab _lab = new();

    public RunningLab() => _lab.Server.Start();

    internal LabServer Server => _lab.Server;

    public void Dispose() => _lab.Dispose();
}
