using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Platform.Windows;

/// <summary>The service control manager of a machine. Each call asks for the rights that it needs and no more.</summary>
internal sealed class WindowsServiceManager : IServiceManager
{
    private const int InsufficientBuffer = 122;
    private const int MoreData = 234;

    private readonly string? _machineName;

    /// <summary>Takes the machine.</summary>
    /// <param name="machineName">Its network name, with <c>\\</c> before it or not; null for this one. Its manager is reached by RPC over named pipes.</param>
    public WindowsServiceManager(string? machineName = null) => _machineName = machineName;

    /// <inheritdoc/>
    public bool IsAvailable => true;

    /// <inheritdoc/>
    public IServiceManager OfMachine(string host) => new WindowsServiceManager(host);

    /// <inheritdoc/>
    public ServiceDetails Query(string serviceName)
    {
        using var service = Open(serviceName, ServiceCalls.QueryStatus);
        if (!ServiceCalls.GetStatus(service, ServiceCalls.StatusOfProcess, out var status, Marshal.SizeOf<ServiceProcessStatus>(), out _))
        {
            throw LastFailure();
        }

        var details = new ServiceDetails(StateOf(status.Status.State), status.ProcessId == 0 ? null : status.ProcessId, null, null, null)
        {
            CheckPoint = status.Status.CheckPoint,
            WaitHint = TimeSpan.FromMilliseconds(status.Status.WaitHint),
            ExitCode = unchecked((int)status.Status.ExitCode),
            OwnExitCode = unchecked((int)status.Status.ServiceExitCode),
        };
        try
        {
            using var readable = Open(serviceName, ServiceCalls.QueryConfiguration);
            return WithConfiguration(details, readable);
        }
        catch (Win32Exception failure) when (failure.NativeErrorCode == SystemFailure.AccessDenied)
        {
            return details;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> RunningDependents(string serviceName)
    {
        try
        {
            using var service = Open(serviceName, ServiceCalls.EnumerateDependents);
            return DependentsOf(service);
        }
        catch (Win32Exception failure) when (failure.NativeErrorCode == SystemFailure.AccessDenied)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public void RequireControl(string serviceName) => Open(serviceName, ServiceCalls.Start | ServiceCalls.Stop).Dispose();

    /// <inheritdoc/>
    public void RequestStart(string serviceName)
    {
        using var service = Open(serviceName, ServiceCalls.Start);
        if (!ServiceCalls.RequestStart(service, 0, IntPtr.Zero))
        {
            throw LastFailure();
        }
    }

    /// <inheritdoc/>
    public void RequestStop(string serviceName)
    {
        using var service = Open(serviceName, ServiceCalls.Stop);
        if (!ServiceCalls.Request(service, ServiceCalls.StopRequest, out _))
        {
            throw LastFailure();
        }
    }

    private ServiceHandle Open(string serviceName, uint access)
    {
        using var control = ServiceCalls.OpenServiceControl(_machineName, null, ServiceCalls.Connect);
        if (control.IsInvalid)
        {
            throw LastFailure();
        }

        var service = ServiceCalls.Open(control, serviceName, access);
        if (service.IsInvalid)
        {
            var failure = LastFailure();
            service.Dispose();
            throw failure;
        }

        return service;
    }

    private static List<string> DependentsOf(ServiceHandle service)
    {
        if (ServiceCalls.GetDependents(service, ServiceCalls.Active, IntPtr.Zero, 0, out var size, out _))
        {
            return [];
        }

        if (Marshal.GetLastWin32Error() != MoreData)
        {
            throw LastFailure();
        }

        var buffer = Marshal.AllocHGlobal(size);
        try
        {
            if (!ServiceCalls.GetDependents(service, ServiceCalls.Active, buffer, size, out _, out var count))
            {
                throw LastFailure();
            }

            var names = new List<string>();
            for (var index = 0; index < count; index++)
            {
                var dependent = Marshal.PtrToStructure<DependentService>(IntPtr.Add(buffer, index * Marshal.SizeOf<DependentService>()));
                names.Add(Marshal.PtrToStringUni(dependent.Name)!);
            }

            return names;
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    private static ServiceDetails WithConfiguration(ServiceDetails details, ServiceHandle service)
    {
        if (!ServiceCalls.GetConfiguration(service, IntPtr.Zero, 0, out var size) && Marshal.GetLastWin32Error() != InsufficientBuffer)
        {
            throw LastFailure();
        }

        var buffer = Marshal.AllocHGlobal(size);
        try
        {
            if (!ServiceCalls.GetConfiguration(service, buffer, size, out _))
            {
                throw LastFailure();
            }

            var configuration = Marshal.PtrToStructure<ServiceConfiguration>(buffer);
            return details with
            {
                Account = Marshal.PtrToStringUni(configuration.Account),
                StartType = StartTypeOf(configuration.StartType),
                Executable = Marshal.PtrToStringUni(configuration.Command),
            };
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
        }
    }

    private static ServiceState StateOf(uint state) => state switch
    {
        1 => ServiceState.Stopped,
        2 => ServiceState.StartPending,
        3 => ServiceState.StopPending,
        4 => ServiceState.Running,
        _ => ServiceState.Paused,
    };

    private static string? StartTypeOf(uint startType) => startType switch
    {
        0 => "Boot",
        1 => "System",
        2 => "Automatic",
        3 => "Manual",
        4 => ServiceDetails.Disabled,
        _ => null,
    };

    private static Win32Exception LastFailure() => new(Marshal.GetLastWin32Error());
}
