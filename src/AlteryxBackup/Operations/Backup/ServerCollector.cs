using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Files;
using AlteryxBackup.Files.Metadata;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;

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

    public CollectedServer Collect(BackupPlan plan, string stagingFolder, CancellationToken cancellation)
    {
        var configuration = plan.Configuration.Configuration;
        var encryption = new RecipientCertificates(_machine.Files, _machine.Clock).LoadRecipients(configuration.SecurityConfiguration, _observer);
        var files = new CriticalFileCollector(_machine.Files, _machine.DurableFiles, _machine.Clock)
            .Collect(plan.Server, configuration.FilesConfiguration, stagingFolder, _observer, cancellation);

        using var settings = new ControllerSettingsExporter(_machine.Processes, _machine.Services).Export(
            plan.Server, configuration.FilesConfiguration, configuration.ServiceConfiguration.ServiceName, _mask.Add, _observer, cancellation);
        var exported = new ControllerSettingsFiles(_machine.Files, _machine.DurableFiles, _machine.Clock)
            .Write(settings, stagingFolder, encryption, _observer);

        return new CollectedServer(
            // Names that Windows can't have come from other systems' shares; an entry must be extractable everywhere.
            [.. files.Files.Concat(exported).Select(file => file with { EntryPath = EntryName.Escape(file.EntryPath) })],
            configuration.FilesConfiguration.IncludeMetadata ? CollectMetadata(plan, stagingFolder, cancellation) : null,
            settings.Token.Value is not null,
            settings.MongoPasswords.Value is not null,
            settings.ServiceAccount.Value);
    }

    private CollectedFile CollectMetadata(BackupPlan plan, string stagingFolder, CancellationToken cancellation)
    {
        var collector = new ServerMetadataCollector(_machine);
        var serviceName = plan.Configuration.Configuration.ServiceConfiguration.ServiceName;
        return collector.Write(collector.Collect(plan.Server, serviceName, _observer, cancellation), stagingFolder);
    }
}
