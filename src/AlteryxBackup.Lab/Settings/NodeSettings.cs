using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace AlteryxBackup.Lab.Settings;

/// <summary>The override file of a node: like real ones, only what differs from the defaults.</summary>
internal static class NodeSettings
{
    public static XDocument Controller(Layout layout) => new(new XElement(
        "SystemSettings",
        Section(
            "Controller",
            ("EmbeddedMongoDBEnabled", "True"),
            ("EmbeddedMongoDBPasswordEncrypted", ""),
            ("EmbeddedMongoDBRootPath", layout.DefaultDatabase),
            ("GalleryEnabled", "True"),
            ("InsightServiceEnabled", "True"),
            ("LoggingEnabled", "True"),
            ("LoggingPath", Path.Combine(layout.Data, "Service", "AlteryxServiceLog.log")),
            ("LoggingSeverityThreshold", "7"),
            ("ServerSecretEncrypted", ""),
            ("SQLitePath", Path.Combine(layout.Data, "Service", "Persistence")),
            ("StorageKeysEncrypted", ""),
            ("WebInterfaceEnabled", "True"),
            ("WebInterfaceStagingPath", Path.Combine(layout.Data, "Service", "Staging"))),
        Engine(layout),
        Section("Environment", ("Configured", "True"), ("SetupType", "Gallery"), ("WorkingPath", layout.Data)),
        Section(
            "Gallery",
            ("BaseAddress", "http://lab-controller/gallery/"),
            ("DefaultGalleryAdminUserName", "admin@example.com"),
            ("LoggingPath", Path.Combine(layout.Data, "Gallery", "Logs")),
            ("SmtpEnabled", "False"),
            ("WorkingPath", Path.Combine(layout.Data, "Gallery"))),
        Section("Worker", ("InsightWorkerEnabled", "True"), ("StagingPath", Path.Combine(layout.Data, "Service", "Staging")))));

    public static XDocument Worker(Layout layout) => new(new XElement(
        "SystemSettings",
        Section("Controller", ("ControllerEnabled", "False"), ("WebInterfaceEnabled", "False")),
        Engine(layout),
        Section("Environment", ("Configured", "True"), ("SetupType", "WorkerOnly"), ("WorkingPath", layout.Data)),
        Section("Worker", ("ServerName", "lab-controller"), ("ServerSecretEncrypted", ""), ("UseLocalServer", "False"))));

    private static XElement Engine(Layout layout) => Section(
        "Engine",
        ("DefaultTempFilePath", layout.Engine),
        ("LogFilePath", Path.Combine(layout.Engine, "Logs")),
        ("PackageStagingPath", Path.Combine(layout.Engine, "Staging")),
        ("RunAtLowerPriority", "True"));

    private static XElement Section(string name, params (string Name, string Value)[] elements) =>
        new(name, elements.Select(e => new XElement(e.Name, e.Value)));
}
