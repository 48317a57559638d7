using System;
using System.Text.RegularExpressions;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Server;

/// <summary>Tells the kind of database from configuration and settings, with the reason. It never guesses: what can't be told is Unknown.</summary>
internal static class DatabaseDetector
{
    private const string Embedded = "Controller/EmbeddedMongoDBEnabled";
    private const string SelfManaged = "Controller/MongoDBEnabled";
    private const string Legacy = "Persistence/Mongo/ConnectionString";
    private const string Controller = "Controller/ControllerEnabled";

    // Up to the last @: an unescaped one in a password must not bring a part of it into a message.
    private static readonly Regex Hosts = new(@"^(?:[^:/]+://)?(?:.*@)?(?<hosts>[^/?]+)", RegexOptions.CultureInvariant);

    public static DatabaseDetection Detect(MongoDBSection configuration, RuntimeSettings settings) => configuration.Type switch
    {
        DatabaseTypeSetting.Embedded => new(DatabaseType.Embedded, "MongoDBConfiguration.Type is embedded in the configuration.", EmbeddedEndpoint(settings)),
        DatabaseTypeSetting.SelfManaged => new(DatabaseType.SelfManaged, "MongoDBConfiguration.Type is self-managed in the configuration.", SelfManagedEndpoint(configuration, settings)),
        _ => FromSettings(configuration, settings),
    };

    private static DatabaseDetection FromSettings(MongoDBSection configuration, RuntimeSettings settings)
    {
        if (settings.IsTrue(Embedded))
        {
            return settings.IsTrue(Controller)
                ? new(DatabaseType.Embedded, settings.Explain(Embedded) + ".", EmbeddedEndpoint(settings))
                : new(DatabaseType.Unknown, $"{settings.Explain(Controller)}: this node is not the controller, and the embedded database ({Embedded}) runs on the controller alone.", "");
        }

        if (settings.IsTrue(SelfManaged))
        {
            return new(DatabaseType.SelfManaged, settings.Explain(SelfManaged) + ".", SelfManagedEndpoint(configuration, settings));
        }

        if (settings.Find(Legacy) is { } connection)
        {
            return FromLegacy(HostsOf(connection), settings);
        }

        var lookedAt = $"{settings.Explain(Embedded)}; {settings.Explain(SelfManaged)}; there is no {Legacy}";
        return settings.IsTrue(Controller)
            ? new(DatabaseType.Unknown, lookedAt + ". SQL Server or an encrypted connection string is possible.", "")
            : new(DatabaseType.Unknown, $"{settings.Explain(Controller)}: this node is not the controller. {lookedAt}.", "");
    }

    private static DatabaseDetection FromLegacy(string endpoint, RuntimeSettings settings)
    {
        var isEmbedded = endpoint.Equals(EmbeddedEndpoint(settings), StringComparison.OrdinalIgnoreCase)
            || Regex.IsMatch(endpoint, @"^(?:localhost|127\.0\.0\.1|\[::1\]):27018$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return new(
            isEmbedded ? DatabaseType.Embedded : DatabaseType.SelfManaged,
            $"{Legacy} names {(endpoint.Length > 0 ? endpoint : "no host that can be read")}, and neither {Embedded} nor {SelfManaged} is True.",
            endpoint);
    }

    // Text without scheme or port may be an encrypted string, which belongs in no message.
    private static string HostsOf(string connection) =>
        Hosts.Match(connection).Groups["hosts"].Value is var hosts && (connection.IndexOf("://", StringComparison.Ordinal) > 0 || hosts.IndexOf(':') > 0) ? hosts : "";

    private static string EmbeddedEndpoint(RuntimeSettings settings) => "localhost:" + (settings.Find("Controller/EmbeddedMongoDBPort") ?? "27018");

    private static string SelfManagedEndpoint(MongoDBSection configuration, RuntimeSettings settings)
    {
        var configured = configuration.SelfManagedMongoDB;
        if (configured.ConnectionString.Length > 0)
        {
            return HostsOf(configured.ConnectionString);
        }

        return configured.Host.Length > 0
            ? FormattableString.Invariant($"{configured.Host}:{configured.Port}")
            : settings.Find("Controller/MongoDBServerName") ?? "";
    }
}
