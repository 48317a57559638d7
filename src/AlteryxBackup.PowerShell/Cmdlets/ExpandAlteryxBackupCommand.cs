using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Verifies an archive and unpacks it, or parts of it, into a fresh folder: all that was asked for, or nothing.</summary>
/// <remarks>No server is needed, and none is touched. The folder and its files are private to this account and administrators. Secret files come out as they are: in clear, or encrypted for the recipients' certificates (.cms), which Unprotect-CmsMessage opens.</remarks>
[Cmdlet(VerbsData.Expand, "AlteryxBackup", SupportsShouldProcess = true, DefaultParameterSetName = ByPath)]
[OutputType(typeof(ExpandedArchive))]
public sealed class ExpandAlteryxBackupCommand : AlteryxCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>The archive; wildcards are resolved. Several are unpacked into folders of their own below -DestinationPath, named for them.</summary>
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

    /// <summary>The folder to unpack into. Use one that doesn't exist yet, or an empty one: nothing is ever overwritten.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string DestinationPath { get; set; } = "";

    /// <summary>Unpack only these parts. Use Files to look at settings without waiting for a database of gigabytes.</summary>
    [Parameter]
    [ValidateNotNull]
    public RestoreComponent[] Component { get; set; } = [];

    /// <summary>Unpack only these files, by their name in the archive or its last part, with * and ?: SystemAlias.xml, Config/Keys/*. Use it to fetch a single file back.</summary>
    [Parameter]
    [ValidateNotNull]
    public string[] Entry { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var archives = ArchivePaths.Resolve(this, Path, LiteralPath).ToList();
        foreach (var archive in archives)
        {
            var folder = FullPath(DestinationPath)!;
            Report(archive, () => Expand(archive, archives.Count == 1 ? folder : System.IO.Path.Combine(folder, System.IO.Path.GetFileNameWithoutExtension(archive))));
        }
    }

    private void Expand(string archive, string folder)
    {
        var request = new ExpandRequest(archive, folder) { Components = Component, Entries = Entry };
        var operation = new ExpandOperation(Machine);
        if (ShouldProcess(folder, $"Verify and unpack {archive}"))
        {
            WriteObject(Run($"Unpacking {archive}", (observer, cancellation) => operation.Run(request, observer, cancellation)));
        }
        else if (IsWhatIf)
        {
            WriteObject(operation.Plan(request));
        }
    }
}
