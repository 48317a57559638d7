using System;
using System.Collections.Generic;
using System.Globalization;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>A database and the way to it.</summary>
/// <param name="Host">The server; a path is the folder of a Unix socket.</param>
/// <param name="Port">Its port.</param>
/// <param name="Database">The database.</param>
/// <param name="UserName">The user; empty: the tools' own default.</param>
/// <param name="Password">His password; null: the tools look where they always do.</param>
internal sealed record PostgreSqlTarget(string Host, int Port, string Database, string UserName, Secret? Password)
{
    /// <summary>How long a connection may take.</summary>
    public int ConnectTimeoutSeconds { get; init; } = 15;

    /// <summary>TLS: libpq's <c>sslmode</c>; empty: its default, or what the environment says.</summary>
    public string SslMode { get; init; } = "";

    /// <summary>Variables of this process that hold passwords: no child is to see them.</summary>
    public IReadOnlyList<string> PasswordVariables { get; init; } = [];

    /// <summary>For people.</summary>
    public string Description => FormattableString.Invariant($"database {Database} at {Host}:{Port}");

    /// <summary>Whether it is on this machine.</summary>
    public bool IsLocal => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || Host.StartsWith("127.", StringComparison.Ordinal)
        || Host.Trim('[', ']') is "::1" or "0.0.0.0" or ""
        || (Host.Length > 0 && Host[0] == '/');

    /// <summary>The way, as libpq's variables (PostgreSQL, "Environment Variables"); the password isn't among them. A name as argument could be read as a whole connection string.</summary>
    /// <param name="application">What the server's list of sessions shows.</param>
    public Dictionary<string, string?> Environment(string application)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PGHOST"] = Host,
            ["PGPORT"] = Port.ToString(CultureInfo.InvariantCulture),
            ["PGDATABASE"] = Database,
            ["PGCONNECT_TIMEOUT"] = ConnectTimeoutSeconds.ToString(CultureInfo.InvariantCulture),
            ["PGAPPNAME"] = application,

            // These would lead elsewhere, or give the dump another encoding than the database's.
            ["PGHOSTADDR"] = null,
            ["PGSERVICE"] = null,
            ["PGOPTIONS"] = null,
            ["PGCLIENTENCODING"] = null,
            ["PGTARGETSESSIONATTRS"] = null,

            // What they complain of is judged by their words.
            ["LC_ALL"] = "C",
            ["LC_MESSAGES"] = "C",
            ["LANGUAGE"] = null,
        };
        if (UserName.Length > 0)
        {
            variables["PGUSER"] = UserName;
        }

        if (SslMode.Length > 0)
        {
            variables["PGSSLMODE"] = SslMode;
        }

        foreach (var variable in PasswordVariables)
        {
            variables[variable] = null;
        }

        return variables;
    }
}
