using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Removes dumps of PostgreSQL databases: of a folder those that are too old, or the very dumps that are named, with their metadata.</summary>
/// <remarks>In a folder, the newest good dump of each database and environment always stays; damaged dumps and those from the future are never removed, but reported. A dump that is named is removed whatever it is. Look first with -WhatIf.</remarks>
[Cmdlet(VerbsCommon.Remove, "PostgreSqlBackup", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(PostgreSqlRetentionDecision))]
public sealed class RemovePostgreSqlBackupCommand : PostgreSqlDumpCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>Folders to prune, or dumps to remove; wildcards are resolved. Without it: db/backups under the current location, where there is one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Folders or dumps, taken as written. Use it for paths with brackets; what Get-PostgreSqlBackup gives is taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "BackupFile")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>In a folder: keep dumps made within so many days. Use 0 with neither of the next two to keep all.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int RetentionDays { get; set; } = PostgreSqlRetentionPolicy.DefaultDays;

    /// <summary>In a folder: keep, besides, the newest good dump of each of the last so many days that have one. Use it where dumps are made more often than daily.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int KeepDaily { get; set; }

    /// <summary>In a folder: keep, besides, the newest good dump of each of the last so many weeks that have one. Use it to go further back with few dumps.</summary>
    [Parameter]
    [ValidateRange(0, 5200)]
    public int KeepWeekly { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var place in Places(Path, LiteralPath).Where(place => Path is not null || LiteralPath is not null || Machine.Files.Directory.Exists(place)))
        {
            Report(place, () => Remove(place));
        }
    }

    private void Remove(string place)
    {
        var isDump = Machine.Files.File.Exists(place);
        var policy = new PostgreSqlRetentionPolicy(RetentionDays, KeepDaily, KeepWeekly);
        var operation = new PostgreSqlPruneOperation(Machine);
        var plan = isDump ? operation.PlanNamed(place) : operation.Plan(place, policy);
        var approved = plan.Decisions.Where(decision => !decision.Keep)
            .Where(decision => ShouldProcess($"{decision.BackupFile} ({ByteSize.Text(decision.SizeBytes)})", "Remove, " + decision.Reason))
            .Select(decision => decision.BackupFile)
            .ToList();
        var result = IsWhatIf ? plan : operation.Run(plan, approved, Cancellation);
        WriteObject(result.Decisions, enumerateCollection: true);
        foreach (var error in result.Errors)
        {
            WriteError(ErrorRecords.Of(error, result));
        }
    }
}
