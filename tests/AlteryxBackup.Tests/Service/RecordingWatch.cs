using System.Collections.Generic;
using AlteryxBackup.Service;

namespace AlteryxBackup.Tests.Service;

/// <summary>Who is owed the way back, as a guard would know it.</summary>
internal sealed class RecordingWatch : IServiceWatch
{
    private readonly HashSet<string> _owed = [];

    public IReadOnlyList<string> StoodByFor { get; private set; } = [];

    public IReadOnlyCollection<string> Owed => _owed;

    public void StandBy(IReadOnlyList<string> services) => StoodByFor = services;

    public void StopBegins(string service)
    {
        Assert.Contains(service, StoodByFor);
        lock (_owed)
        {
            Assert.True(_owed.Add(service));
        }
    }

    public void IsBack(string service)
    {
        lock (_owed)
        {
            Assert.True(_owed.Remove(service));
        }
    }
}
