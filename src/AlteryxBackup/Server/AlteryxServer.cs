using System.Collections.Generic;

namespace AlteryxBackup.Server;

/// <summary>What is installed on this machine, as found out from its settings.</summary>
public sealed record AlteryxServer
{
    /// <summary>Full path of AlteryxService.exe.</summary>
    public string ServiceExecutable { get; init; } = "";

    /// <summary>The folder that holds the executable.</summary>
    public string BinDirectory { get; init; } = "";

    /// <summary>The folder that holds RuntimeSettings.xml (<c>%ProgramData%\Alteryx</c>).</summary>
    public string DataDirectory { get; init; } = "";

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

    /// <summary>Data folder of the embedded database; empty when there is none on this node.</summary>
    public string EmbeddedDataDirectory { get; init; } = "";

    /// <summary>The server's version, e.g. <c>2023.1.1.247</c>; null when no source tells.</summary>
    public string? Version { get; init; }

    /// <summary>Names of worker nodes that a settings file lists; usually none (configuration names them).</summary>
    public IReadOnlyList<string> ListedWorkers { get; init; } = [];

    /// <summary>What should be looked at: older versions, a Gallery database elsewhere.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
