using System;
using System.Collections.Generic;
using System.IO;
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

    public ServiceStatus Stop() => new ServiceOperation(Machine.Machine).Stop(new ServiceRequest { Parameters = Machine.Settings }, Machine.Heard, Cancellation);

    public ServiceStatus Start() => new ServiceOperation(Machine.Machine).Start(new ServiceRequest { Parameters = Machine.Settings }, Machine.Heard, Cancellation);

    public ServiceStatus State() => new ServiceOperation(Machine.Machine).State(new ServiceRequest { Parameters = Machine.Settings }, Cancellation);

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
