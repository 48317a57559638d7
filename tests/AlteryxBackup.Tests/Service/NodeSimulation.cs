using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Service;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Service;

/// <summary>The service of one node.</summary>
internal sealed class NodeSimulation
{
    private readonly SimulatedService _service;

    public NodeSimulation(FakeClock clock, string node, NodeBehaviour behaviour, Action<string, string> note)
    {
        Node = node;
        Behaviour = behaviour;
        Begun = behaviour == NodeBehaviour.IsStopped ? ServiceState.Stopped : ServiceState.Running;
        _service = new SimulatedService(clock, Begun) { Name = node == "controller" ? "AlteryxService" : $@"AlteryxService on \\{node}" };
        _service.OnStop = () =>
        {
            note("stop", node);
            return Stop();
        };
        _service.OnStart = () =>
        {
            note("start", node);
            return Start();
        };
    }

    public string Node { get; }

    public NodeBehaviour Behaviour { get; }

    public ServiceState Begun { get; }

    public string Name => _service.Name;

    public ServiceState Now => _service.Now;

    public IReadOnlyList<string> Requests => _service.Requests;

    public IServiceControl Control => _service;

    private ControlAnswer Stop()
    {
        switch (Behaviour)
        {
            case NodeBehaviour.RefusesStop:
                return new ControlAnswer(LooksAccepted: false, "no");
            case NodeBehaviour.IgnoresStop:
                return ControlAnswer.Accepted;
            case NodeBehaviour.StopsTooLate:
                return _service.Becomes(ServiceState.Stopped, 500);
            default:
                _ = _service.Becomes(ServiceState.StopPending);
                return _service.Becomes(ServiceState.Stopped, 2);
        }
    }

    private ControlAnswer Start()
    {
        if (Behaviour == NodeBehaviour.WillNotStart || (Behaviour == NodeBehaviour.StartsWhenAskedAgain && Requests.Count(request => request == "start") == 1))
        {
            return ControlAnswer.Accepted;
        }

        _ = _service.Becomes(ServiceState.StartPending);
        return _service.Becomes(ServiceState.Running, 2);
    }
}
