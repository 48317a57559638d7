using System;
using System.Collections.Generic;

namespace AlteryxBackup.Platform.Services;

/// <summary>A system without a service manager that we speak to: ask <see cref="IsAvailable"/> first.</summary>
public sealed class NoServiceManager : IServiceManager
{
    /// <inheritdoc/>
    public bool IsAvailable => false;

    /// <inheritdoc/>
    public IServiceManager OfMachine(string host) => this;

    /// <inheritdoc/>
    public ServiceDetails Query(string serviceName) => throw Missing();

    /// <inheritdoc/>
    public IReadOnlyList<string> RunningDependents(string serviceName) => throw Missing();

    /// <inheritdoc/>
    public void RequireControl(string serviceName) => throw Missing();

    /// <inheritdoc/>
    public void RequestStart(string serviceName) => throw Missing();

    /// <inheritdoc/>
    public void RequestStop(string serviceName) => throw Missing();

    private static PlatformNotSupportedException Missing() =>
        new("This system has no Windows service manager; set ServiceConfiguration.Control to Command.");
}
