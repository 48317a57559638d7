using System.Management.Automation;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.Retention;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Dumps a PostgreSQL database while it is in use: pg_dump's custom format, with every table's exact row count in the dump's own snapshot.</summary>
/// <remarks>
/// <para>What isn't given as a parameter is taken from the environment, then from .env.local and .env of the current location, variable by variable: DEV_DB_HOST, DEV_DB_PORT, DEV_DB_NAME,
/// DEV_DB_USER and DEV_DB_PASSWORD for Dev; DB_HOST, DB_PORT and so on for Prod. The dump is read back and listed by pg_restore before it gets its name; a failed one leaves nothing.</para>
/// <para>Writes one result, also when the dump failed; a failure is a non-terminating error besides. With -WhatIf it asks the database and writes the plan instead.</para>
/// </remarks>
[Cmdlet(VerbsData.Backup, "PostgreSqlDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(PostgreSqlBackupResult), typeof(PostgreSqlBackupPlan))]
public sealed class BackupPostgreSqlDatabaseCommand : PostgreSqlDatabaseCmdlet
{
    /// <summary>Which of a project's databases: Dev, Prod, or Auto for the one that ENV_MODE names. Use Dev or Prod in schedules, so that nothing depends on a variable.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Env")]
    public PostgreSqlEnvironment Environment { get; set; }

    /// <summary>The folder that takes the dump, made when missing. Without it: db/backups under the current location.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("OutputDir")]
    [ValidateNotNullOrEmpty]
    public string? OutputDirectory { get; set; }

    /// <summary>Keep dumps of this database made within so many days, and remove older ones once the new one is verified. Without this and the next two: nothing is removed.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int RetentionDays { get; set; }

    /// <summary>Keep, besides, the newest good dump of each of the last so many days that have one. Use it where dumps are made more often than daily.</summary>
    [Parameter]
    [ValidateRange(0, 36500)]
    public int KeepDaily { get; set; }

    /// <summary>Keep, besides, the newest good dump of each of the last so many weeks that have one. Use it to go further back with few dumps.</summary>
    [Parameter]
    [ValidateRange(0, 5200)]
    public int KeepWeekly { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(DatabaseName, () =>
    {
        using var password = Password();
        var request = Database(password) with
        {
            Environment = Environment,
            OutputFolder = FullPath(OutputDirectory),
            Retention = RetentionDays + KeepDaily + KeepWeekly == 0 ? null : new PostgreSqlRetentionPolicy(RetentionDays, KeepDaily, KeepWeekly),
        };
        var operation = new PostgreSqlBackupOperation(Machine);
        if (ShouldProcess($"{DatabaseName ?? "the database"} ({Environment})", "Dump"))
        {
            var result = Run("Dump of a PostgreSQL database", (observer, cancellation) => operation.Run(request, observer, cancellation));
            WriteObject(result);
            foreach (var error in result.Errors)
            {
                WriteError(ErrorRecords.Of(error, result));
            }
        }
        else if (IsWhatIf)
        {
            WriteObject(operation.Plan(request, Cancellation));
        }
    });
}
