using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Server;

/// <summary>Finds out what is installed on this machine. Element names and defaults are those of the vendor's published settings files.</summary>
public sealed class ServerDiscovery
{
    private const string GalleryOverride = "Gallery/MongoDBWebOverride";

    private readonly IFileSystem _files;
    private readonly IRegistry _registry;
    private readonly StateDirectory _stateDirectory;
    private readonly ServerVersion _version;
    private readonly string _machineName;

    /// <summary>Takes the boundaries that it asks.</summary>
    public ServerDiscovery(IFileSystem files, IRegistry registry, IProcessRunner processes, IHostInformation host)
    {
        _files = files;
        _registry = registry;
        _stateDirectory = new StateDirectory(files, host);
        _version = new ServerVersion(registry, processes);
        _machineName = host.MachineName;
    }

    /// <summary>Looks at settings alone: the version isn't known, and no program that may hang is asked for it. For what has no time to lose.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ServerSettingsUnreadable"/>.</exception>
    public AlteryxServer DiscoverSettings(AlteryxBackupConfiguration configuration) =>
        Discover(configuration, ServiceExecutable.Find(configuration.ServerConfiguration.AlteryxServicePath, _files, _registry));

    /// <summary>
    /// Looks. A missing executable or a database that can't be told is no failure yet: who needs them calls
    /// <see cref="AlteryxServer.RequireExecutable"/> and <see cref="AlteryxServer.RequireDatabase"/>.
    /// </summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ServerSettingsUnreadable"/>.</exception>
    public AlteryxServer Discover(AlteryxBackupConfiguration configuration, CancellationToken cancellation)
    {
        var executable = ServiceExecutable.Find(configuration.ServerConfiguration.AlteryxServicePath, _files, _registry);
        var server = Discover(configuration, executable);
        var version = _version.Find(executable, cancellation, out var unknownBecause);
        return server with { Version = version, Warnings = [.. server.Settings.Warnings, .. VersionWarnings(version, unknownBecause), .. server.Warnings.Skip(server.Settings.Warnings.Count)] };
    }

    private AlteryxServer Discover(AlteryxBackupConfiguration configuration, ServiceExecutable executable)
    {
        var dataDirectory = _stateDirectory.DataDirectoryOf(configuration);
        var settings = new RuntimeSettingsReader(_files).Read(
            _files.Path.Combine(executable.BinDirectory, "RuntimeData", "RuntimeSettings.xml"),
            _files.Path.Combine(dataDirectory, "RuntimeSettings.xml"));
        var database = DatabaseDetector.Detect(configuration.MongoDBConfiguration, settings);
        var isController = settings.IsTrue("Controller/ControllerEnabled");
        var galleryEndpoint = settings.IsTrue(GalleryOverride) ? GalleryEndpoint(settings) : null;

        var server = new AlteryxServer
        {
            ServiceExecutable = executable.Path,
            ServiceExecutableExists = executable.Exists,
            ServiceExecutableLookedAt = executable.LookedAt,
            BinDirectory = executable.BinDirectory,
            DataDirectory = dataDirectory,
            StateDirectory = _stateDirectory.Of(configuration),
            Settings = settings,
            IsController = isController,
            IsServerUI = settings.IsTrue("Controller/GalleryEnabled"),
            IsWorker = settings.IsTrue("Environment/WorkerEnabled") && settings.IsTrue("Worker/QueueWorkerEnabled"),
            ControllerHost = isController || settings.IsTrue("Worker/UseLocalServer") ? null : settings.Find("Worker/ServerName"),
            Database = database,
            GalleryDatabaseEndpoint = galleryEndpoint,
            EmbeddedDataDirectory = database.Type == DatabaseType.Embedded ? EmbeddedDataDirectory(settings, dataDirectory) : "",
            ListedWorkers = settings.ListedWorkers,
            Warnings =
            [
                .. settings.Warnings,
                .. GalleryWarnings(configuration, settings, galleryEndpoint),
            ],
        };
        // A list that PowerShell can index: what the compiler makes of a collection expression hides its indexer.
        return server with { Nodes = ServerNodes.Of(configuration, server, _machineName).ToList() };
    }

    private string EmbeddedDataDirectory(RuntimeSettings settings, string dataDirectory) =>
        settings.Find("Controller/EmbeddedMongoDBRootPath") ?? _files.Path.Combine(dataDirectory, "Service", "Persistence", "MongoDB");

    private static string GalleryEndpoint(RuntimeSettings settings) => settings.Find("Gallery/MongoDBWebServerName") ?? "";

    private static IEnumerable<string> VersionWarnings(string? version, string unknownBecause)
    {
        if (version is null)
        {
            yield return $"The server's version is not known: {unknownBecause}. A restore needs the same version.";
        }
        else if (ServerVersion.IsOlderThanSupported(version))
        {
            yield return $"Server version {version} is older than 2020.1, the oldest that this product is made for.";
        }
    }

    private static IEnumerable<string> GalleryWarnings(AlteryxBackupConfiguration configuration, RuntimeSettings settings, string? endpoint)
    {
        if (endpoint is not null && configuration.MongoDBConfiguration.GalleryMongoDB is null)
        {
            var where = endpoint.Length > 0 ? $"on {endpoint}" : "on another server";
            yield return $"{settings.Explain(GalleryOverride)}: the Gallery's database lives {where}. Name it in MongoDBConfiguration.GalleryMongoDB, or backups lack it.";
        }
    }
}
