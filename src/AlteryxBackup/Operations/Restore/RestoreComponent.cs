namespace AlteryxBackup.Operations.Restore;

/// <summary>A part of a backup that can be restored, or unpacked, by itself.</summary>
public enum RestoreComponent
{
    /// <summary>The dump of the database.</summary>
    Database,

    /// <summary>Settings, keys, tools, connections.</summary>
    Files,

    /// <summary>Controller token, storage keys, the embedded database's passwords.</summary>
    ControllerSettings,
}
