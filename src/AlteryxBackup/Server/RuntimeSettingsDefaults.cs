using System.Collections.Generic;

namespace AlteryxBackup.Server;

/// <summary>The defaults that decide anything here, as the vendor's own files had them (10.x to 2019): used where the installation's file can't be read.</summary>
internal static class RuntimeSettingsDefaults
{
    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["Controller/ControllerEnabled"] = "True",
        ["Controller/GalleryEnabled"] = "False",
        ["Controller/EmbeddedMongoDBEnabled"] = "False",
        ["Controller/EmbeddedMongoDBPort"] = "27018",
        ["Controller/MongoDBEnabled"] = "False",
        ["Environment/WorkerEnabled"] = "True",
        ["Worker/QueueWorkerEnabled"] = "True",
        ["Worker/UseLocalServer"] = "True",
        ["Worker/ServerName"] = "localhost",
        ["Gallery/MongoDBWebOverride"] = "False",
    };
}
