using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Tests.Operations.Runbook;

/// <summary>A simulated machine, a backup set on it, and the blocks.</summary>
internal sealed class SimulatedRunbook : IDisposable
{
    public SimulatedRunbook()
    {
        _ = Machine.Plan();
        Set = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Machine.ServiceExecutable)!)!, "set");
    }

    public SimulatedMachine Machine { get; } = new();

    public string Set { get; }

    public CancellationToken Cancellation { get; set; }

    public BackupSetRequest Request => new() { Path = Set, Parameters = new Dictionary<string, object>(Machine.Settings) };

    public DatabaseBackup Database()
    {
        Machine.Service.State = ServiceState.Stopped;
        return new DatabaseBackupOperation(Machine.Machine).Run(Request, Machine.Heard, Cancellation);
    }

    public CriticalFiles Files() => new CriticalFilesOperation(Machine.Machine).Run(Request, Machine.Heard, Cancellation);

    public ExportedSettings Settings() => new ControllerSettingsOperation(Machine.Machine).Run(Request, Machine.Heard, Cancellation);

    public SetManifest Manifest() => new SetManifestOperation(Machine.Machine).Run(Request, Machine.Heard, Cancellation);

    public CompressedBackup Compress(string? destination = null) => new CompressOperation(Machine.Machine).Run(
        new CompressRequest { Path = Set, DestinationPath = destination, Parameters = Machine.Settings }, Machine.Heard, Cancellation);

    public CopiedArchive Copy(string archive, params string[] destinations) =>
        new CopyOperation(Machine.Machine).Run(new CopyRequest { Path = archive, Destinations = destinations, Parameters = Machine.Settings }, Machine.Heard, Cancellation);

    public ServiceRequest Service => new() { Parameters = Machine.Settings };

    public ServiceStatus Stop() => Stop(Service).Single();

    public IReadOnlyList<ServiceStatus> Stop(ServiceRequest request) => new ServiceOperation(Machine.Machine).Stop(request, Machine.Heard, Cancellation);

    public ServiceStatus Start() => Start(Service).Single();

    public IReadOnlyList<ServiceStatus> Start(ServiceRequest request) => new ServiceOperation(Machine.Machine).Start(request, Machine.Heard, Cancellation);

    public ServiceStatus State() => State(Service).Single();

    public IReadOnlyList<ServiceStatus> State(ServiceRequest request) => new ServiceOperation(Machine.Machine).State(request, failure => throw failure, Cancellation);

    /// <summary>All parts and the manifest, hours apart.</summary>
    public void Fill()
    {
        _ = Database();
        Machine.Clock.Advance(TimeSpan.FromHours(2));
        _ = Files();
        _ = Settings();
        _ = Manifest();
    }

    public string InSet(params string[] parts) => Path.Combine([Set, .. parts]);

    public void Dispose() => Machine.Dispose();
}
