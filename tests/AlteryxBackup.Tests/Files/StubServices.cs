using System;
using System.Collections.Generic;
using System.ComponentModel;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Tests.Files;

internal sealed class StubServices(string? account, bool available = true) : IServiceManager
{
    public bool IsAvailable => available;

    public ServiceDetails Query(string serviceName) =>
        serviceName == "AlteryxService" ? new ServiceDetails(ServiceState.Running, 1, account, "Automatic", null) : throw new Win32Exception(1060, "The specified service does not exist");

    public IReadOnlyList<string> RunningDependents(string serviceName) => [];

    public void RequireControl(string serviceName) => throw new NotSupportedException();

    public void RequestStart(string serviceName) => throw new NotSupportedException();

    public IServiceManager OfMachine(string host) => throw new NotSupportedException();

    public void RequestStop(string serviceName) => throw new NotSupportedException();
}
