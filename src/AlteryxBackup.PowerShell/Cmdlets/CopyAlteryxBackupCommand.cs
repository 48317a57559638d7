using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Copies archives, with the files beside them, to one or more places, and reads every copy back.</summary>
/// <remarks>A copy that broke off is taken up where it broke. One place that fails doesn't stop the others; each failure is an error of its own.</remarks>
[Cmdlet(VerbsCommon.Copy, "AlteryxBackup", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(CopiedArchive))]
public sealed class CopyAlteryxBackupCommand : ConfiguredCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>Archives to copy; wildcards are resolved. Use it when you name them yourself.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [ArgumentCompleter(typeof(ArchiveCompleter))]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Archives to copy, taken as written. Use it for paths with brackets; what Get-AlteryxBackup gives is taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "ArchivePath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Folders to copy to, which must exist. Without it: the configuration's NetworkBackupPaths. Use it for a disk that is taken out of the house.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Destination { get; set; } = [];

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Places;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var archive in ArchivePaths.Resolve(this, Path, LiteralPath))
        {
            Report(archive, () => Copy(new CopyRequest { Path = archive, Destinations = [.. Destination.Select(folder => FullPath(folder)!)], ConfigPath = ConfigurationFile, Parameters = Settings }));
        }
    }

    private void Copy(CopyRequest request)
    {
        var operation = new CopyOperation(Machine);
        var plan = operation.Plan(request);
        if (!ShouldProcess(plan, plan, "Copy backup"))
        {
            return;
        }

        var result = Run("Copying backup", (observer, cancellation) => operation.Run(request, observer, cancellation));
        WriteObject(result);
        foreach (var failure in result.Copies.Select(copy => copy.Error))
        {
            if (failure is not null)
            {
                WriteError(ErrorRecords.Of(failure, result));
            }
        }
    }
}
