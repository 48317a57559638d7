using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>What a block knows before it begins. Changes nothing.</summary>
internal sealed class RunbookStart(Machine machine)
{
    /// <summary>The configuration, safe and usable here.</summary>
    /// <exception cref="BackupException">It isn't.</exception>
    public LoadedConfiguration Load(RunbookRequest request)
    {
        var loaded = new ConfigurationLoader(machine.Files, machine.Host).Load(request.ConfigPath, request.Parameters);
        if (loaded.SourcePath is { } configurationFile)
        {
            new StateFolderGuard(machine.DurableFiles, machine.Protection).CheckConfiguration(configurationFile);
        }

        loaded.RequireUsablePaths();
        return loaded;
    }

    /// <summary>The server.</summary>
    /// <exception cref="BackupException">ServerSettingsUnreadable.</exception>
    public AlteryxServer Discover(LoadedConfiguration loaded, CancellationToken cancellation) =>
        new ServerDiscovery(machine.Files, machine.Registry, machine.Processes, machine.Host).Discover(loaded.Configuration, cancellation);

    /// <summary>The server by its settings alone, at once.</summary>
    /// <exception cref="BackupException">ServerSettingsUnreadable.</exception>
    public AlteryxServer DiscoverSettings(LoadedConfiguration loaded) =>
        new ServerDiscovery(machine.Files, machine.Registry, machine.Processes, machine.Host).DiscoverSettings(loaded.Configuration);

    /// <summary>Where a part that is made now comes from.</summary>
    public BackupSetOrigin Origin(LoadedConfiguration loaded, AlteryxServer server) => new(
        machine.Host.MachineName, server.DataDirectory, server.ServiceExecutable, server.Version, server.EmbeddedDataDirectory, loaded.SourcePath);
}
