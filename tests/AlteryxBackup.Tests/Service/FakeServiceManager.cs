using System;
using System.Collections.Generic;
using System.ComponentModel;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Tests.Service;

/// <summary>A service manager that obeys, or answers with an error of Windows.</summary>
internal sealed class FakeServiceManager : IServiceManager
{
    public bool IsAvailable { get; init; } = true;

    public ServiceState State { get; set; } = ServiceState.Running;

    public List<string> Requests { get; } = [];

    public int? QueryError { get; set; }

    public int? StopError { get; set; }

    public int? StartError { get; set; }

    public int? ControlError { get; set; }

    public List<string> Dependents { get; } = [];

    /// <summary>What a query tells, but for the state.</summary>
    public ServiceDetails Details { get; set; } = new(ServiceState.Running, 1, @"CORP\svc", "Automatic", null);

    public Action OnStop { get; set; } = () => { };

    /// <summary>Those of other machines, by name.</summary>
    public Dictionary<string, FakeServiceManager> Others { get; } = [];

    public IServiceManager OfMachine(string host) => Others[host];

    public ServiceDetails Query(string serviceName)
    {
        Throw(QueryError);
        return Details with { State = State };
    }

    public IReadOnlyList<string> RunningDependents(string serviceName) => Dependents;

    public void RequireControl(string serviceName) => Throw(ControlError);

    public void RequestStart(string serviceName)
    {
        Requests.Add("start " + serviceName);
        Throw(StartError);
        State = ServiceState.Running;
    }

    public void RequestStop(string serviceName)
    {
        Requests.Add("stop " + serviceName);
        OnStop();
        Throw(StopError);
        State = ServiceState.Stopped;
    }

    private static void Throw(int? error)
    {
        if (error is { } code)
        {
            throw new Win32Exception(code, "Windows says no");
        }
    }
}
