using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Platform.Windows;

/// <summary>The service control manager of this machine. Each call asks for the rights that it needs and no more.</summary>
internal sealed class WindowsServiceManager : IServiceManager
{
    private const int InsufficientBuffer = 122;

    /// <inheritdoc/>
    public bool IsAvailable => true;

    /// <inheritdoc/>
    public ServiceDetails Query(string serviceName)
    {
        using var service = Open(serviceName, ServiceCalls.QueryStatus);
        if (!ServiceCalls.GetStatus(service, ServiceCalls.StatusOfProcess, out var status, Marshal.SizeOf<ServiceProcessStatus>(), out _))
        {
            throw LastFailure();
        }

        var details = new ServiceDetails(StateOf(status.Status.State), status.ProcessId == 0 ? null : status.ProcessId, null, null, null);
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

    private static ServiceHandle Open(string serviceName, uint access)
    {
        using var control = ServiceCalls.OpenServiceControl(null, null, ServiceCalls.Connect);
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
        4 => "Disabled",
        _ => null,
    };

    private static Win32Exception LastFailure() => new(Marshal.GetLastWin32Error());
}
