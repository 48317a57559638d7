using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>What a host asks for. What isn't given is looked for in the environment, in <c>.env.local</c> and in <c>.env</c>, in this order.</summary>
public sealed record PostgreSqlBackupRequest
{
    /// <summary>Where dumps go unless said, under the working folder.</summary>
    public const string DefaultOutputFolder = "db/backups";

    /// <summary>Which database.</summary>
    public PostgreSqlEnvironment Environment { get; init; }

    /// <summary>The folder that holds <c>.env.local</c> and <c>.env</c>, and under which the default output folder stands; full path.</summary>
    public string WorkingFolder { get; init; } = "";

    /// <summary>One file in place of <c>.env.local</c> and <c>.env</c>; full path. Null: those two.</summary>
    public string? EnvironmentFile { get; init; }

    /// <summary>The folder that takes the dump, made when missing; full path. Null: the default.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The folder that holds pg_dump, pg_restore and psql; null: they are looked for.</summary>
    public string? ToolsPath { get; init; }

    /// <summary>The server; null: the variable.</summary>
    public string? Host { get; init; }

    /// <summary>Its port; null: the variable, else 5432.</summary>
    public int? Port { get; init; }

    /// <summary>The database; null: the variable.</summary>
    public string? DatabaseName { get; init; }

    /// <summary>The user; null: the variable.</summary>
    public string? UserName { get; init; }

    /// <summary>The user's password; null: the variable, else wherever PostgreSQL's programs look by themselves.</summary>
    public Secret? Password { get; init; }

    /// <summary>How long a connection may take, in seconds.</summary>
    public int ConnectTimeoutSeconds { get; init; } = 15;

    /// <summary>What becomes of older dumps of the same database once this one is verified; null: all stay.</summary>
    public PostgreSqlRetentionPolicy? Retention { get; init; }

    internal string Output => OutputFolder ?? System.IO.Path.GetFullPath(System.IO.Path.Combine(WorkingFolder, DefaultOutputFolder));
}
