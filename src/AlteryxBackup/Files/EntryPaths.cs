namespace AlteryxBackup.Files;

/// <summary>Names of what this stage puts into an archive: collection, manifest and restore agree on them here.</summary>
public static class EntryPaths
{
    /// <summary>Folder of the configuration files.</summary>
    public const string Config = "Config/";

    /// <summary>The settings that every backup must hold.</summary>
    public const string RuntimeSettings = Config + "RuntimeSettings.xml";

    /// <summary>Folder of the server's keys.</summary>
    public const string Keys = Config + "Keys/";

    /// <summary>Folder of connectors and custom tools.</summary>
    public const string Tools = Config + "Tools/";

    /// <summary>Shared data connections' aliases.</summary>
    public const string SystemAlias = Config + "SystemAlias.xml";

    /// <summary>Shared data connections.</summary>
    public const string SystemConnections = Config + "SystemConnections.xml";

    /// <summary>The engine's configuration, when it was modified.</summary>
    public const string AlteryxConfig = Config + "alteryx.config";

    /// <summary>The controller token; with recipients <see cref="EncryptedSuffix"/> follows.</summary>
    public const string ControllerToken = Config + "ControllerToken.txt";

    /// <summary>The embedded database's passwords; with recipients <see cref="EncryptedSuffix"/> follows.</summary>
    public const string MongoPasswords = Config + "MongoPasswords.txt";

    /// <summary>What is known about the server.</summary>
    public const string ServerMetadata = "Metadata/ServerMetadata.json";

    /// <summary>What the name of a secret file ends with when it is a CMS message.</summary>
    public const string EncryptedSuffix = ".cms";
}
