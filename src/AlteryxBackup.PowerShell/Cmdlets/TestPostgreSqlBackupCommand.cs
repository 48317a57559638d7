using System.Management.Automation;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Verifies dumps of PostgreSQL databases: size and SHA-256 are those of the metadata, pg_restore can list them, and they hold every table that was counted.</summary>
/// <remarks>Writes one result for each dump: Valid, and what isn't as it must be. A dump that isn't valid is a finding, not an error: look at Valid, or take -Quiet. Needs no server.</remarks>
[Cmdlet(VerbsDiagnostic.Test, "PostgreSqlBackup", DefaultParameterSetName = ByPath)]
[OutputType(typeof(PostgreSqlVerification), typeof(bool))]
public sealed class TestPostgreSqlBackupCommand : PostgreSqlDumpCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>Dumps, or folders of them; wildcards are resolved. Without it: db/backups under the current location.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Dumps or folders, taken as written. Use it for paths with brackets; what Get-PostgreSqlBackup gives is taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "BackupFile")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The folder that holds pg_restore. Use it where one of an older release is found first.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ToolsPath { get; set; }

    /// <summary>Answer with true or false for each dump instead of the findings. Use it in conditions.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var place in Places(Path, LiteralPath))
        {
            Report(place, () => Verify(place));
        }
    }

    // What isn't there is a finding, as with archives.
    private void Verify(string place)
    {
        if (!Machine.Files.Directory.Exists(place))
        {
            Test(place);
            return;
        }

        foreach (var dump in Dumps(place, mustExist: true))
        {
            Test(dump.BackupFile);
        }
    }

    private void Test(string dump)
    {
        var result = Run($"Verifying {dump}", (observer, cancellation) => new PostgreSqlVerifyOperation(Machine).Run(dump, FullPath(ToolsPath) ?? "", observer, cancellation));
        WriteObject(Quiet ? result.Valid : result);
    }
}
