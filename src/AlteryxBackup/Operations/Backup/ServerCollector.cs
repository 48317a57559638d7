using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Files.Metadata;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The step CollectFiles: files, controller settings, metadata. The service runs meanwhile.</summary>
internal sealed class ServerCollector
{
    private readonly Machine _machine;
    private readonly SecretMask _mask;
    private readonly IOperationObserver _observer;

    public ServerCollector(Machine machine, SecretMask mask, IOperationObserver observer)
    {
        _machine = machine;
        _mask = mask;
        _observer = observer;
    }

    /// <summary>All of it, other nodes' files too, as a backup of the files needs them.</summary>
    public CollectedServer Collect(
        AlteryxServer server, IReadOnlyList<ServerNode> nodes, AlteryxBackupConfiguration configuration, string folder, CancellationToken cancellation)
    {
        var encryption = Recipients(configuration);
        var files = CollectFiles(server, nodes, configuration, folder, cancellation);
        var exported = ExportSettings(server, configuration, encryption, folder, cancellation);
        return exported with
        {
            ConfigurationFiles = [.. files.ConfigurationFiles, .. exported.ConfigurationFiles],
            Metadata = CollectMetadata(server, configuration, folder, cancellation),
        };
    }

    /// <summary>The server's files, below <c>Config/</c> of a folder, and those of other nodes that can be reached, below <c>Nodes/</c>.</summary>
    public CollectedServer CollectFiles(
        AlteryxServer server, IReadOnlyList<ServerNode> nodes, AlteryxBackupConfiguration configuration, string folder, CancellationToken cancellation)
    {
        var files = new CriticalFileCollector(_machine.Files, _machine.DurableFiles, _machine.Clock)
            .Collect(server, configuration.FilesConfiguration, folder, _observer, cancellation);
        var others = new NodeFilesCollector(_machine, _observer).Collect(nodes, configuration.FilesConfiguration, folder, cancellation);
        return CollectedServer.Nothing with { ConfigurationFiles = [.. Named(files.Files), .. Named(others)] };
    }

    /// <summary>Controller token and passwords, below <c>Config/</c> of a folder.</summary>
    public CollectedServer ExportSettings(AlteryxServer server, AlteryxBackupConfiguration configuration, string folder, CancellationToken cancellation) =>
        ExportSettings(server, configuration, Recipients(configuration), folder, cancellation);

    /// <summary>What the server and its machine tell; null when it is turned off.</summary>
    public CollectedFile? CollectMetadata(AlteryxServer server, AlteryxBackupConfiguration configuration, string folder, CancellationToken cancellation)
    {
        if (!configuration.FilesConfiguration.IncludeMetadata)
        {
            return null;
        }

        var collector = new ServerMetadataCollector(_machine);
        return collector.Write(collector.Collect(server, configuration.ServiceConfiguration.ServiceName, _observer, cancellation), folder);
    }

    private CollectedServer ExportSettings(
        AlteryxServer server, AlteryxBackupConfiguration configuration, SecretFileEncryption? encryption, string folder, CancellationToken cancellation)
    {
        using var settings = new ControllerSettingsExporter(_machine.Processes, _machine.Services).Export(
            server, configuration.FilesConfiguration, configuration.ServiceConfiguration.ServiceName, _mask.Add, _observer, cancellation);
        var exported = new ControllerSettingsFiles(_machine.Files, _machine.DurableFiles, _machine.Clock).Write(settings, folder, encryption, _observer);
        return new CollectedServer(Named(exported), null, settings.Token.Value is not null, settings.MongoPasswords.Value is not null, settings.ServiceAccount.Value);
    }

    private SecretFileEncryption? Recipients(AlteryxBackupConfiguration configuration) =>
        new RecipientCertificates(_machine.Files, _machine.Clock).LoadRecipients(configuration.SecurityConfiguration, _observer);

    // Names that Windows can't have come from other systems' shares; an entry must be extractable everywhere.
    private static List<CollectedFile> Named(IReadOnlyList<CollectedFile> files) => files.Select(file => file with { EntryPath = EntryName.Escape(file.EntryPath) }).ToList();
}
