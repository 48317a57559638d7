using System;
using System.Collections.Generic;

namespace AlteryxBackup.Configuration;

/// <summary>How to reach a MongoDB of the company's own. No password stands here.</summary>
public sealed record SelfManagedMongoDBSection
{
    /// <summary>A connection string without password; empty: the keys below are used.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>Host name.</summary>
    public string Host { get; init; } = "";

    /// <summary>Port.</summary>
    public int Port { get; init; }

    /// <summary>Names of the databases to dump; empty: all of the deployment.</summary>
    public IReadOnlyList<string> Database { get; init; } = [];

    /// <summary>The database that knows the user.</summary>
    public string AuthDatabase { get; init; } = "";

    /// <summary>User name; empty: no authentication.</summary>
    public string Username { get; init; } = "";

    /// <summary>Dump with <c>--gzip</c>.</summary>
    public bool UseCompression { get; init; }

    /// <summary>Collections left out of the dump, <c>database.collection</c>.</summary>
    public IReadOnlyList<string> ExcludeCollections { get; init; } = [];

    /// <summary>A file whose first line is the password; empty: none.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>An environment variable that holds the password; empty: none.</summary>
    public string PasswordEnvironmentVariable { get; init; } = "";

    /// <summary>A generic credential of Windows Credential Manager; empty: none.</summary>
    public string PasswordCredential { get; init; } = "";

    /// <summary>Connect by TLS, whatever a connection string says.</summary>
    public bool UseTLS { get; init; }

    /// <summary>Certificates (.pem) that the server's own is checked against; empty: the machine's.</summary>
    public string TLSCAFile { get; init; } = "";

    /// <summary>Certificate and key (.pem) of this client; empty: none.</summary>
    public string TLSCertificateKeyFile { get; init; } = "";

    /// <summary>Which member of a replica set is read.</summary>
    public ReadPreferenceSetting ReadPreference { get; init; }

    /// <summary>Whether a whole dump is of one moment.</summary>
    public OplogSetting Oplog { get; init; }

    /// <summary>Collections dumped at the same time.</summary>
    public int ParallelCollections { get; init; }

    /// <summary>Seconds in which the server must have answered.</summary>
    public int ConnectTimeoutSeconds { get; init; }

    /// <summary>Where it is, without the password that a connection string may hold.</summary>
    public override string ToString() => ConnectionString.Length > 0 ? ConnectionStringPassword.Masked(ConnectionString) : FormattableString.Invariant($"{Host}:{Port}");
}
