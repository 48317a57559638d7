namespace AlteryxBackup.Configuration;

/// <summary>What a node of a deployment does.</summary>
public enum NodeRole
{
    /// <summary>Holds the queue and the embedded database.</summary>
    Controller,

    /// <summary>Runs workflows.</summary>
    Worker,

    /// <summary>Serves the Server UI.</summary>
    UI,
}
