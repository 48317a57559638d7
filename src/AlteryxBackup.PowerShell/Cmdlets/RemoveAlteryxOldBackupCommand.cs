using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.Prune;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;
using AlteryxBackup.Reporting;
using AlteryxBackup.Retention;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Removes archives older than the RetentionDays of their mode, by the rules of every backup run.</summary>
/// <remarks>The newest good backup of each mode always stays in each place; damaged files, files of others, archives of other servers and those from the future are never removed, but reported. Look first with -WhatIf; -Confirm asks for each file.</remarks>
[Cmdlet(VerbsCommon.Remove, "AlteryxOldBackup", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(RetentionDecision))]
public sealed class RemoveAlteryxOldBackupCommand : ConfiguredCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>Folders to prune; wildcards are resolved. Without it: the configuration's LocalBackupPath and NetworkBackupPaths, and its log folder. Use it for a place that the configuration doesn't name.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Folders to prune, taken as written. Use it for paths with brackets; what Get-Item gives is taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The server whose archives are judged. Without it: this machine. Use it for the archives of a server that was renamed or retired; logs are left alone then.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Server { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Places;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IEnumerable<string?> everyPlaceConfigured = [null];
        foreach (var folder in Path is null && LiteralPath is null ? everyPlaceConfigured : ArchivePaths.Resolve(this, Path, LiteralPath))
        {
            Report(folder, () => Prune(new PruneRequest { Folder = folder, Server = Server, ConfigPath = ConfigurationFile, Parameters = Settings }));
        }
    }

    private void Prune(PruneRequest request)
    {
        var operation = new PruneOperation(Machine);
        var plan = operation.Plan(request, Cancellation);
        var approved = Expired(plan).Where(file => ShouldProcess(file.What, "Remove, " + file.Why)).Select(file => file.Path).ToList();

        // Also when nothing is to go: that pruning happened, and which archives are damaged, belongs on record.
        Write(IsWhatIf
            ? plan
            : Run("Removing old backups", (observer, cancellation) => operation.Run(request with { Approved = approved }, observer, cancellation)));
    }

    // Everything that would go, each to be shown or asked about by itself.
    private static IEnumerable<(string Path, string What, string Why)> Expired(PruneResult plan) =>
        plan.Places.SelectMany(place => place.Decisions).Where(decision => !decision.Keep)
            .Select(decision => (decision.ArchivePath, $"{decision.ArchivePath} ({ByteSize.Text(decision.SizeBytes)})", decision.Reason))
            .Concat(plan.Places.SelectMany(place => place.Unfinished).Where(file => !file.Keep).Select(file => (file.Path, file.Path, file.Reason)))
            .Concat(plan.Logs.Select(log => (log.Path, log.Path, log.Reason)));

    private void Write(PruneResult result)
    {
        WriteObject(result.Places.SelectMany(place => place.Decisions), enumerateCollection: true);
        foreach (var error in result.Errors)
        {
            WriteError(ErrorRecords.Of(error, result));
        }
    }
}
