using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Restores database, files and controller settings of an Alteryx Server from a backup.</summary>
/// <remarks>
/// <para>The archive is verified before anything is touched. What is replaced is kept aside until the restored database has been counted again, as the manifest says, and the service runs with it. On any failure, Ctrl+C and a killed session included, the old state is put back and the service started.</para>
/// <para>Look first with -WhatIf: it writes the plan, with each file, each setting that names another machine, and what is left to a person. Writes one result; a failure is a non-terminating error besides, with the result as its TargetObject. Run it as administrator.</para>
/// </remarks>
[Cmdlet(VerbsData.Restore, "AlteryxBackup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ByNewest)]
[OutputType(typeof(RestoreResult), typeof(RestorePlan))]
public sealed class RestoreAlteryxBackupCommand : RestoreCmdlet
{
    private const string ByNewest = "Newest";
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>The archive; wildcards are resolved and must match one. Without it: the newest good one of -BackupMode that this server has made.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [ArgumentCompleter(typeof(ArchiveCompleter))]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The archive, taken as written. Use it for paths with brackets; what Get-AlteryxBackup and Get-ChildItem give is taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "ArchivePath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Which newest archive to take when none is named: Full (the default), DatabaseOnly or ConfigOnly. Use ConfigOnly to take back a change of settings.</summary>
    [Parameter(ParameterSetName = ByNewest)]
    [Alias("Mode")]
    [ArgumentCompleter(typeof(BackupModeCompleter))]
    public string? BackupMode { get; set; }

    /// <summary>The newest archive that was begun at this time or before. Use it to go back to before something went wrong.</summary>
    [Parameter(ParameterSetName = ByNewest)]
    public DateTime? AsOf { get; set; }

    /// <summary>Don't ask. Use it in scripts, after having looked with -WhatIf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<string?> newest = [null];
        var archives = (ParameterSetName == ByNewest ? newest : ArchivePaths.Resolve(this, Path, LiteralPath)).ToList();
        Report(archives.FirstOrDefault(), () => Restore(archives.Count == 1 ? archives[0] : throw ErrorCatalogue.UsageInvalid.Because($"{archives.Count} archives were named; a server is restored from one.", "Nothing was touched.", "Name one: Get-AlteryxBackup -Latest gives the newest.")));
    }

    private void Restore(string? archive)
    {
        var operation = new RestoreOperation(Machine);
        var plan = operation.Plan(Request(archive), Cancellation);
        if (IsApproved(plan))
        {
            // What was shown is what is done: the archive that was found stays the one that is restored.
            Write(Run("Restore of Alteryx Server", (observer, cancellation) => operation.Run(Request(plan.ArchivePath), observer, cancellation)));
        }
        else if (IsWhatIf)
        {
            WriteObject(plan);
            if (plan.Verdict is { } verdict)
            {
                WriteWarning(verdict);
            }
        }
    }

    private bool IsApproved(RestorePlan plan) =>
        (Force && !IsWhatIf) || ShouldProcess($"Alteryx Server on {plan.TargetHost}", $"Restore {string.Join(", ", plan.Components)} from {plan.ArchivePath}, replacing what is there");

    private RestoreRequest Request(string? archive) => Wanted() with
    {
        ConfigPath = ConfigurationFile,
        Parameters = Settings,
        ArchivePath = archive,
        Mode = BackupMode is null ? null : BackupModes.Parse(BackupMode),
        AsOf = AsOf is { } time ? new DateTimeOffset(time) : null,
    };

    private void Write(RestoreResult result)
    {
        WriteObject(result);
        foreach (var error in result.Errors)
        {
            WriteError(ErrorRecords.Of(error, result));
        }
    }
}
