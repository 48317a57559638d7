using System.Collections.Generic;
using AlteryxBackup.Configuration;
using Newtonsoft.Json;

namespace AlteryxBackup.Server;

/// <summary>One machine of the deployment, and how its service is controlled from here.</summary>
public sealed record ServerNode
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>It is the machine that runs the backup.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Where it is reached.</summary>
    public string Host { get; init; } = "";

    /// <summary>What it does.</summary>
    public IReadOnlyList<NodeRole> Roles { get; init; } = [];

    /// <summary>How its service is controlled, and how long is waited for it.</summary>
    public ServiceSection Service { get; init; } = new();

    /// <summary>Where this machine reaches its data folder; empty on this machine.</summary>
    public string FilesPath { get; init; } = "";

    /// <summary>Its service in messages and in the journal. A service's own name has no backslash, so another machine's can't be taken for one of this machine.</summary>
    [JsonIgnore]
    public string ServiceLabel => IsLocal ? Service.ServiceName : $@"{Service.ServiceName} on \\{Name}";
}
