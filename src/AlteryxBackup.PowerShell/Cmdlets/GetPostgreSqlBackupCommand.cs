using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Lists dumps of PostgreSQL databases, newest first, with what they hold and their state.</summary>
/// <remarks>
/// Reads names and metadata, no content: it is quick, and nothing is changed. Verified means: read back when it was made, and still of the same size; Test-PostgreSqlBackup reads it
/// again. What is written can be piped into every command that takes a path.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "PostgreSqlBackup", DefaultParameterSetName = ByPath)]
[OutputType(typeof(PostgreSqlBackup))]
public sealed class GetPostgreSqlBackupCommand : PostgreSqlDumpCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>Folders or dumps; wildcards are resolved. Without it: db/backups under the current location. Use it for dumps kept elsewhere.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Folders or dumps, taken as written. Use it for paths with brackets.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "BackupFile")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Only dumps of this database. Use it where several share a folder.</summary>
    [Parameter]
    [Alias("Database")]
    [ValidateNotNullOrEmpty]
    public string? DatabaseName { get; set; }

    /// <summary>Only dumps of this environment: Dev or Prod. Auto, the default, takes both.</summary>
    [Parameter]
    [Alias("Env")]
    public PostgreSqlEnvironment Environment { get; set; }

    /// <summary>Only the newest verified dump of each database and environment. Use it to see how old your newest dump is.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(Path ?? LiteralPath, () =>
    {
        foreach (var place in Places(Path, LiteralPath))
        {
            Report(place, () => Write(place));
        }
    });

    private void Write(string place)
    {
        var dumps = Dumps(place, mustExist: Path is not null || LiteralPath is not null)
            .Where(dump => DatabaseName is null || dump.DatabaseName == DatabaseName)
            .Where(dump => Environment == PostgreSqlEnvironment.Auto || string.Equals(dump.Environment, Environment.ToString(), System.StringComparison.OrdinalIgnoreCase));
        if (Latest)
        {
            dumps = dumps.Where(dump => dump.Verified).GroupBy(dump => (dump.DatabaseName, dump.Environment)).Select(series => series.First());
        }

        WriteObject(dumps, enumerateCollection: true);
    }
}
