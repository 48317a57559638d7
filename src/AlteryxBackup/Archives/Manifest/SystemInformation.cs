namespace AlteryxBackup.Archives.Manifest;

/// <summary>The server that was backed up, and the node that did it.</summary>
public sealed record SystemInformation
{
    /// <summary>Version of Alteryx Server; null when no source told.</summary>
    public string? AlteryxServerVersion { get; init; }

    /// <summary>The machine's name.</summary>
    public string ServerHostname { get; init; } = "";

    /// <summary>The operating system, as people call it.</summary>
    public string OperatingSystem { get; init; } = "";

    /// <summary>The deployment has more nodes than this one.</summary>
    public bool IsMultiNode { get; init; }

    /// <summary>This node's roles, e.g. <c>Controller, Worker</c>.</summary>
    public string NodeRole { get; init; } = "";

    /// <summary>The account that ran the backup.</summary>
    public string BackupPerformedBy { get; init; } = "";

    /// <summary>The service ran all the while.</summary>
    public bool ServiceNotStopped { get; init; }
}
