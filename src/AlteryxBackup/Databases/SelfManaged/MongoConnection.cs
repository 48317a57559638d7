using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>How to reach a server, as mongodump's arguments; no secret is among them.</summary>
/// <param name="Endpoint">Where it is, for people.</param>
/// <param name="Arguments">Where and how.</param>
/// <param name="UserName">The user; empty: none, or the one that is kept with the password.</param>
/// <param name="AuthDatabase">The database that knows the user.</param>
/// <param name="NeedsPassword">False where certificate or ticket stand for it.</param>
/// <param name="Password">The password that a connection string holds although it shouldn't; empty without.</param>
/// <param name="CertificatePassword">The client certificate's, likewise.</param>
internal sealed record MongoConnection(
    string Endpoint, IReadOnlyList<string> Arguments, string UserName, string AuthDatabase, bool NeedsPassword, string Password, string CertificatePassword)
{
    private static readonly string[] PasswordlessMechanisms = ["MONGODB-X509", "GSSAPI", "MONGODB-AWS", "MONGODB-OIDC"];

    // What the tool gets in another way: authSource and the limit as arguments (in a string, mongodump reads serverSelectionTimeoutMS as seconds), the passwords by its file.
    private static readonly string[] NotInText = ["authSource", "serverSelectionTimeoutMS", "tlsCertificateKeyFilePassword", "sslClientCertificateKeyPassword"];

    private static readonly string[] Secretive = ["password", "secret", "token"];

    /// <summary>What the configuration says.</summary>
    /// <param name="section">How to reach the server.</param>
    /// <param name="endpoint"><c>host:port</c> of the server's own settings, for a section that names none.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationInvalid"/>.</exception>
    public static MongoConnection Of(SelfManagedMongoDBSection section, string endpoint)
    {
        var common = new List<string>(Tls(section)) { "--serverSelectionTimeout=" + section.ConnectTimeoutSeconds.ToString(CultureInfo.InvariantCulture) };
        if (section.ConnectionString.Length > 0)
        {
            return Of(section, new ConnectionString(section.ConnectionString), common);
        }

        var (host, port) = section.Host.Length > 0 ? (section.Host, section.Port.ToString(CultureInfo.InvariantCulture)) : Split(endpoint);
        return host.Length == 0
            ? throw ErrorCatalogue.ConfigurationInvalid.Because("Neither the configuration nor the server's settings name the host of the self-managed MongoDB.", action: "Set Host and Port, or ConnectionString, of MongoDBConfiguration.SelfManagedMongoDB.")
            : new MongoConnection($"{host}:{port}", [$"--host={host}", $"--port={port}", .. common], section.Username, section.AuthDatabase, NeedsPassword: true, "", "");
    }

    private static MongoConnection Of(SelfManagedMongoDBSection section, ConnectionString text, List<string> common)
    {
        if (text.Parameters.FirstOrDefault(option => !Is(option, NotInText) && IsSecret(option)).Name is { } secret)
        {
            throw ErrorCatalogue.ConfigurationInvalid.Because($"The connection string has the option {secret}, which holds a secret; it can't be handed to mongodump unseen.", action: "Take it out; authenticate by user and password, or by certificate.");
        }

        var left = text.Parameters.Where(option => !Is(option, NotInText) && !(section.ReadPreference != ReadPreferenceSetting.Default && Is(option, ["readPreference"])));
        var certificate = text.Find("tlsCertificateKeyFilePassword");
        return new MongoConnection(
            text.Hosts,
            ["--uri=" + text.With(left), .. common],
            text.UserName.Length > 0 ? text.UserName : section.Username,
            First(text.Find("authSource"), text.Database, section.AuthDatabase),
            !PasswordlessMechanisms.Contains(text.Find("authMechanism"), StringComparer.OrdinalIgnoreCase),
            text.Password,
            certificate.Length > 0 ? certificate : text.Find("sslClientCertificateKeyPassword"));
    }

    private static IEnumerable<string> Tls(SelfManagedMongoDBSection section)
    {
        if (section.UseTLS)
        {
            yield return "--ssl";
        }

        if (section.TLSCAFile.Length > 0)
        {
            yield return "--sslCAFile=" + section.TLSCAFile;
        }

        if (section.TLSCertificateKeyFile.Length > 0)
        {
            yield return "--sslPEMKeyFile=" + section.TLSCertificateKeyFile;
        }
    }

    private static (string Host, string Port) Split(string endpoint)
    {
        var colon = endpoint.LastIndexOf(':');
        return colon > endpoint.LastIndexOf(']') ? (endpoint.Substring(0, colon), endpoint.Substring(colon + 1)) : (endpoint, "27017");
    }

    private static bool Is((string Name, string Value) option, string[] names) => names.Contains(option.Name, StringComparer.OrdinalIgnoreCase);

    private static bool IsSecret((string Name, string Value) option) =>
        Secretive.Any(word => option.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0
            || (option.Name.Equals("authMechanismProperties", StringComparison.OrdinalIgnoreCase) && option.Value.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    private static string First(params string[] texts) => texts.FirstOrDefault(text => text.Length > 0) ?? "";
}
