using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>One machine of a deployment of several.</summary>
public sealed record NodeSection
{
    /// <summary>Its name: in messages, in the archive, and on the network unless <see cref="Host"/> says otherwise.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it does.</summary>
    public IReadOnlyList<NodeRole> Roles { get; init; } = [];

    /// <summary>By the service manager of that machine, or by commands that run on this one.</summary>
    public ServiceControlMethod Control { get; init; }

    /// <summary>The Windows service's name there; empty: as here.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Host name or address; empty: <see cref="Name"/>.</summary>
    public string Host { get; init; } = "";

    /// <summary>Program and arguments that start its service.</summary>
    public IReadOnlyList<string> StartCommand { get; init; } = [];

    /// <summary>Program and arguments that stop it.</summary>
    public IReadOnlyList<string> StopCommand { get; init; } = [];

    /// <summary>Program and arguments that print its state.</summary>
    public IReadOnlyList<string> StatusCommand { get; init; } = [];

    /// <summary>Where this machine reaches the folder of its RuntimeSettings.xml; empty: its admin share.</summary>
    public string FilesPath { get; init; } = "";
}
