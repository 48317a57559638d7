using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files.Metadata;

/// <summary>
/// Writes down what a person who rebuilds the server will want to know (REQ-3.4.1–8). Best effort: no item ever fails a backup, each one is a value
/// or the reason why not.
/// </summary>
public sealed class ServerMetadataCollector
{
    private readonly Machine _machine;

    /// <summary>Takes its boundaries.</summary>
    public ServerMetadataCollector(Machine machine) => _machine = machine;

    /// <summary>Gathers all items.</summary>
    /// <param name="server">The server.</param>
    /// <param name="serviceName">The Windows service's name.</param>
    /// <param name="observer">Hears what could not be had.</param>
    /// <param name="cancellation">Ends it between two items.</param>
    public ServerMetadata Collect(AlteryxServer server, string serviceName, IOperationObserver observer, CancellationToken cancellation)
    {
        var settings = new SettingsFacts(server, _machine.Files);
        var odbc = new OdbcFacts(_machine.Registry);
        var machine = new MachineFacts(_machine.Processes, _machine.Registry, _machine.Host);
        var accounts = new ServerAccounts(_machine.Services);
        (string Name, Func<string, MetadataItem> Read)[] sources =
        [
            ("Hostname", name => MetadataItem.Known(name, _machine.Host.MachineName)),
            ("OperatingSystem", name => MetadataItem.Known(name, _machine.Host.OperatingSystem)),
            ("ServerVersion", settings.Version),
            ("Roles", settings.Roles),
            ("Database", settings.Database),
            ("ServiceAccount", name => MetadataItem.From(name, accounts.LogOn(serviceName))),
            ("RunAsUser", name => MetadataItem.From(name, ServerAccounts.RunAs(server.Settings))),
            ("Gallery", settings.Gallery),
            ("LogFolders", settings.LogFolders),
            ("Licence", MachineFacts.Licence),
            ("OdbcDrivers", odbc.Drivers),
            ("OdbcDataSources", odbc.DataSources),
            ("Connectors", settings.Connectors),
            ("PythonPackages", new PythonFacts(server, _machine.Files).Packages),
            ("DirectoryGroups", name => machine.DirectoryGroups(name, server.Settings)),
            ("SslBinding", name => machine.SslBinding(name, cancellation)),
        ];

        var items = sources.Select(source => Gather(source.Name, source.Read, cancellation)).ToList();
        Tell(items, observer);
        return new ServerMetadata(_machine.Clock.UtcNow, items);
    }

    /// <summary>Stages it as <see cref="EntryPaths.ServerMetadata"/>.</summary>
    /// <exception cref="BackupException">Staging can't be written.</exception>
    public CollectedFile Write(ServerMetadata metadata, string stagingFolder) =>
        new StagingArea(_machine.Files, _machine.DurableFiles, stagingFolder)
            .Write(EntryPaths.ServerMetadata, metadata.ToJson(), "what the server and its machine tell", metadata.CollectedAt);

    private static MetadataItem Gather(string name, Func<string, MetadataItem> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return read(name);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever goes wrong here, the backup is worth more than this item; the reason stands in its place.
            return MetadataItem.Missing(name, failure.Message);
        }
    }

    private static void Tell(List<MetadataItem> items, IOperationObserver observer)
    {
        foreach (var item in items.Where(item => item.NotAvailable is not null))
        {
            observer.Debug($"Metadata: {item.Name} is not available: {item.NotAvailable}.");
        }

        observer.Info($"Metadata: {items.Count(item => item.NotAvailable is null)} of {items.Count} items, the others with the reason why not.");
    }
}
