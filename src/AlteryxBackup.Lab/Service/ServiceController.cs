using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;

namespace AlteryxBackup.Lab.Service;

/// <summary>Starts, stops and watches one node's service.</summary>
internal sealed class ServiceController(Layout layout)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);
    private readonly ServiceRequests _requests = new(layout);

    public LabSwitches Switches => JsonSerializer.Deserialize(File.ReadAllBytes(layout.SwitchesFile), LabJson.Default.LabSwitches)!;

    public ServiceState State => ServiceRecord.Read(layout)?.State ?? ServiceState.Stopped;

    public LabStatus Status()
    {
        var startType = Switches.StartType.ToString();
        return ServiceRecord.Read(layout) is { } record
            ? new LabStatus(record.State, record.ProcessId, [.. record.Workflows.Where(w => ProcessIdentity.StartTime(w.Id) is not null)], startType)
            : new LabStatus(ServiceState.Stopped, null, [], startType);
    }

    /// <summary>Returns when the service runs; at once when it runs already.</summary>
    /// <param name="launch">How to start program and argument.</param>
    /// <exception cref="LabException">It doesn't start; the message says why.</exception>
    public void Start(Action<string, string> launch)
    {
        Directory.CreateDirectory(layout.Run);
        using (HoldStart())
        {
            if (ServiceRecord.Read(layout) is null)
            {
                Launch(launch);
            }
        }

        WaitFor(() => Refuse(ServiceRecord.Read(layout)).State == ServiceState.Running, Patience + TimeSpan.FromSeconds(Switches.StartSeconds), "start");
    }

    public void AskToStop() => _requests.AskToStop();

    /// <exception cref="LabException">It still runs after its time to stop and half a minute.</exception>
    public void WaitUntilStopped() => WaitFor(() => ServiceRecord.Read(layout) is null, Patience + TimeSpan.FromSeconds(Switches.StopSeconds), "stop");

    /// <exception cref="LabException">The service doesn't run.</exception>
    public LabWorkflow StartWorkflow(double seconds)
    {
        if (State != ServiceState.Running)
        {
            throw new LabException("The service doesn't run, so it can run no workflow.");
        }

        var name = $"Workflow {Guid.NewGuid():N}.yxmd";
        _requests.AskForWorkflow(name, seconds);
        LabWorkflow? workflow = null;
        WaitFor(() => (workflow = ServiceRecord.Read(layout)?.Workflows.FirstOrDefault(w => w.Name == name)) is not null, Patience, "run a workflow");
        return workflow!;
    }

    // Two commands that start the service at the same moment, a guard's and an operator's say, must not make two services.
    private ExclusiveFile HoldStart()
    {
        ExclusiveFile? held = null;
        WaitFor(() => (held = ExclusiveFile.TryHold(Path.Combine(layout.Run, "start.lock"))) is not null, Patience, "start");
        return held!;
    }

    private void Launch(Action<string, string> launch)
    {
        _requests.Clear();
        ServiceRecord.OfThisProcess(ServiceState.StartPending, []).Write(layout);
        try
        {
            launch(layout.Service, ServiceDaemon.Argument);
            WaitFor(() => Refuse(ServiceRecord.Read(layout)).ProcessId != Environment.ProcessId, Patience, "start");
        }
        finally
        {
            if (ServiceRecord.Read(layout)?.ProcessId == Environment.ProcessId)
            {
                File.Delete(ServiceRecord.FileIn(layout));
            }
        }
    }

    private ServiceRecord Refuse(ServiceRecord? record) =>
        _requests.Refusal is { } reason ? throw new LabException($"The service did not start: {reason}.")
        : record ?? throw new LabException("The service ended while it was starting.");

    private static void WaitFor(Func<bool> condition, TimeSpan limit, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > limit)
            {
                throw new LabException($"The service did not {what} within {limit.TotalSeconds:F0} seconds.");
            }

            Thread.Sleep(Interval);
        }
    }
}
