namespace AlteryxBackup.Server;

/// <summary>The kind of database behind a server.</summary>
public enum DatabaseType
{
    /// <summary>The settings don't tell, or this node has none.</summary>
    Unknown,

    /// <summary>The MongoDB inside AlteryxService.</summary>
    Embedded,

    /// <summary>A MongoDB of the company's own.</summary>
    SelfManaged,
}
