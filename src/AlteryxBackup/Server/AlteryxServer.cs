using System.Collections.Generic;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Server;

/// <summary>What is installed on this machine, as found out from its settings.</summary>
public sealed record AlteryxServer
{
    /// <summary>Full path of AlteryxService.exe; when it wasn't found, the likeliest one.</summary>
    public string ServiceExecutable { get; init; } = "";

    /// <summary>Whether it is there: only database modes and controller settings need it.</summary>
    public bool ServiceExecutableExists { get; init; }

    /// <summary>Where it was looked for, in order, for people.</summary>
    public IReadOnlyList<string> ServiceExecutableLookedAt { get; init; } = [];

    /// <summary>The folder that holds the executable.</summary>
    public string BinDirectory { get; init; } = "";

    /// <summary>The folder that holds RuntimeSettings.xml (<c>%ProgramData%\Alteryx</c>).</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>The product's own folder for this server: lock, journal, history.</summary>
    public string StateDirectory { get; init; } = "";

    /// <summary>The settings, defaults and overrides merged.</summary>
    public RuntimeSettings Settings { get; init; } = RuntimeSettings.Empty;

    /// <summary>This node is the controller.</summary>
    public bool IsController { get; init; }

    /// <summary>This node serves the Server UI.</summary>
    public bool IsServerUI { get; init; }

    /// <summary>This node runs workflows.</summary>
    public bool IsWorker { get; init; }

    /// <summary>The controller's <c>host[:port]</c> when this node isn't it; null on a controller.</summary>
    public string? ControllerHost { get; init; }

    /// <summary>The kind of database and the reason for believing so.</summary>
    public DatabaseDetection Database { get; init; } = new(DatabaseType.Unknown, "", "");

    /// <summary><c>host:port</c> of the Gallery's own database server, empty when the settings don't name it; null: it lives with the rest.</summary>
    public string? GalleryDatabaseEndpoint { get; init; }

    /// <summary>Data folder of the embedded database; empty when there is none on this node.</summary>
    public string EmbeddedDataDirectory { get; init; } = "";

    /// <summary>The server's version, e.g. <c>2023.1.1.247</c>; null when no source tells.</summary>
    public string? Version { get; init; }

    /// <summary>Names of worker nodes that a settings file lists; usually none (configuration names them).</summary>
    public IReadOnlyList<string> ListedWorkers { get; init; } = [];

    /// <summary>The machines of the deployment, this one first: those of the configuration, and <see cref="ListedWorkers"/>.</summary>
    public IReadOnlyList<ServerNode> Nodes { get; init; } = [];

    /// <summary>What should be looked at: older versions, a Gallery database elsewhere.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The executable, for a step that can't do without it.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.AlteryxServiceNotFound"/>, with every place that was looked at.</exception>
    public string RequireExecutable() => ServiceExecutableExists
        ? ServiceExecutable
        : throw ErrorCatalogue.AlteryxServiceNotFound.Because($"AlteryxService was not found. Looked at: {string.Join("; ", ServiceExecutableLookedAt)}.");

    /// <summary>The kind of database, for a mode that backs it up.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.DatabaseTypeUnknown"/>, with what was looked at and the setting that decides.</exception>
    public DatabaseDetection RequireDatabase()
    {
        if (Database.Type != DatabaseType.Unknown)
        {
            return Database;
        }

        throw ErrorCatalogue.DatabaseTypeUnknown.Because(
            $"The kind of database can't be told. {Database.Because}",
            action: IsController
                ? "Set MongoDBConfiguration.Type to embedded or self-managed; if the server uses SQL Server, back it up with its own tools and use ConfigOnly."
                : $"Back the database up on the controller{(ControllerHost is null ? "" : " " + ControllerHost)}, and use ConfigOnly on this node; or set MongoDBConfiguration.Type.");
    }
}
