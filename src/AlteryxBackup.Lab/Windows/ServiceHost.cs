using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Threading;
using AlteryxBackup.Lab.Service;

namespace AlteryxBackup.Lab.Windows;

/// <summary>The simulated service under the real service manager: <c>AlteryxService runasscmservice</c> is the command that a Windows service is created with.</summary>
internal sealed class ServiceHost(Layout layout)
{
    /// <summary>The argument that makes the program such a service.</summary>
    public const string Argument = "runasscmservice";

    private const uint OwnExitCode = 17;
    private const uint WaitHintMilliseconds = 4000;

    private readonly Lock _telling = new();
    private readonly ServiceController _controller = new(layout);
    private readonly ServiceRequests _requests = new(layout);
    private ServiceHostCalls.Handler? _handler;
    private IntPtr _handle;
    private ServiceState _state;
    private uint _checkPoint;

    public int Run()
    {
        // A process that is gone before it has spoken to the service manager: error 1053.
        if (_controller.Switches.ServiceFault == ServiceFault.StartFails)
        {
            return 1;
        }

        // Both are called by Windows for as long as the service lives.
        _handler = Handle;
        ServiceHostCalls.Main main = Serve;
        var dispatched = ServiceHostCalls.Dispatch([new() { Name = Marshal.StringToHGlobalUni(""), Main = Marshal.GetFunctionPointerForDelegate(main) }, default]);
        var error = Marshal.GetLastPInvokeError();
        GC.KeepAlive(main);
        return dispatched ? 0 : throw new LabException($"The service manager didn't start this: {new Win32Exception(error).Message} (error {error}).");
    }

    private void Serve(int count, IntPtr arguments)
    {
        _handle = ServiceHostCalls.Register(Marshal.ReadIntPtr(arguments), Marshal.GetFunctionPointerForDelegate(_handler!), IntPtr.Zero);
        Tell(ServiceState.StartPending);
        if (_controller.Switches.ServiceFault == ServiceFault.DoesNotStart)
        {
            TellStopped(OwnExitCode);
            return;
        }

        if (_controller.Switches.StartType == StartType.Disabled)
        {
            Disable(Marshal.ReadIntPtr(arguments));
        }

        // What was asked of an earlier service; where another is at work the requests are for that one.
        if (_controller.State == ServiceState.Stopped)
        {
            _requests.Clear();
        }

        TellStopped((uint)new ServiceDaemon(layout, Tell).Run());
    }

    // Somebody has disabled the service while it runs: nothing shows that before its next start.
    private static void Disable(IntPtr name)
    {
        const uint Disabled = 4;
        var manager = ServiceHostCalls.OpenManager(IntPtr.Zero, IntPtr.Zero, ServiceHostCalls.Connect);
        var service = ServiceHostCalls.Open(manager, name, ServiceHostCalls.ChangeConfiguration);
        _ = ServiceHostCalls.Change(
            service, ServiceHostCalls.NoChange, Disabled, ServiceHostCalls.NoChange, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero);
        _ = ServiceHostCalls.Close(service);
        _ = ServiceHostCalls.Close(manager);
    }

    private uint Handle(int control, int kind, IntPtr data, IntPtr context)
    {
        switch (control)
        {
            case ServiceHostCalls.Stop:
                if (_controller.Switches.ServiceFault != ServiceFault.IgnoresStop)
                {
                    Tell(ServiceState.StopPending);
                    _requests.AskToStop();
                }

                return 0;
            case ServiceHostCalls.Interrogate:
                return 0;
            default:
                return ServiceHostCalls.NotImplemented;
        }
    }

    private void Tell(ServiceState state)
    {
        lock (_telling)
        {
            _checkPoint = state == _state ? _checkPoint + 1 : 1;
            _state = state;
            var fault = _controller.Switches.ServiceFault;
            var pending = state != ServiceState.Running;
            _ = ServiceHostCalls.Tell(_handle, new ServiceHostCalls.Status
            {
                Type = ServiceHostCalls.OwnProcess,
                State = state switch { ServiceState.StartPending => 2, ServiceState.StopPending => 3, _ => 4 },
                AcceptedControls = pending || fault == ServiceFault.RefusesStop ? 0 : ServiceHostCalls.AcceptStop,
                CheckPoint = !pending ? 0 : fault == ServiceFault.GivesNoSign ? 1 : _checkPoint,
                WaitHint = pending ? WaitHintMilliseconds : 0,
            });
        }
    }

    private void TellStopped(uint exitCode) => _ = ServiceHostCalls.Tell(_handle, new ServiceHostCalls.Status
    {
        Type = ServiceHostCalls.OwnProcess,
        State = 1,
        ExitCode = exitCode == 0 ? 0 : ServiceHostCalls.OwnError,
        OwnExitCode = exitCode,
    });
}
