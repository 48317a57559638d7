using System.Management.Automation;
using System.Net;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>A cmdlet that goes to a PostgreSQL database: by variables and files of the current location, and over them by parameters.</summary>
public abstract class PostgreSqlDatabaseCmdlet : AlteryxCmdlet
{
    /// <summary>One file to read in place of .env.local and .env. Use it where a server keeps its settings elsewhere.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EnvFile")]
    [ValidateNotNullOrEmpty]
    public string? EnvironmentFile { get; set; }

    /// <summary>The server, instead of the variable. Use it with -DatabaseName and -Credential where there is no .env file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("HostName", "Server")]
    [ValidateNotNullOrEmpty]
    public string? ComputerName { get; set; }

    /// <summary>The server's port, instead of the variable. Without either: 5432.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    /// <summary>The database, instead of the variable. Upper and lower case count.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Database")]
    [ValidateNotNullOrEmpty]
    public string? DatabaseName { get; set; }

    /// <summary>User and password, instead of the variables. Use it where no file is to hold the password; it reaches no log, metadata or argument list.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The folder that holds pg_dump, pg_restore and psql. Use it where programs of an older release are found first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ToolsPath { get; set; }

    /// <summary>How long a connection may take, in seconds. Raise it for servers far away.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int ConnectTimeoutSeconds { get; set; } = new PostgreSqlBackupRequest().ConnectTimeoutSeconds;

    /// <summary>The password of the credential; null without one. The caller disposes it.</summary>
    private protected Secret? Password() => Credential is null ? null : Secret.FromText(new NetworkCredential("", Credential.Password).Password);

    /// <summary>What was given, and where the rest is looked for.</summary>
    private protected PostgreSqlBackupRequest Database(Secret? password) => new()
    {
        WorkingFolder = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
        EnvironmentFile = FullPath(EnvironmentFile),
        ToolsPath = FullPath(ToolsPath),
        Host = ComputerName,
        Port = Port == 0 ? null : Port,
        DatabaseName = DatabaseName,
        UserName = Credential?.UserName,
        Password = password,
        ConnectTimeoutSeconds = ConnectTimeoutSeconds,
    };
}
