using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Lists archives, newest first, with what they hold and whether they can be relied on.</summary>
/// <remarks>
/// Reads names, summaries and manifests, no content: it is quick, and nothing is changed. An archive is good when its run succeeded and it was verified, and nothing seen
/// since speaks against it; Test-AlteryxBackupIntegrity reads it through. What is written can be piped into every command that takes a path.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "AlteryxBackup", DefaultParameterSetName = ByPath)]
[OutputType(typeof(CatalogueEntry), typeof(BackupDetails))]
public sealed class GetAlteryxBackupCommand : ConfiguredCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>Folders or archives; wildcards are resolved. Without it: the configuration's LocalBackupPath. Use it to look where copies are: \\nas\alteryx.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Folders or archives, taken as written. Use it for paths with brackets.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "ArchivePath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Only archives of this mode: Full, DatabaseOnly or ConfigOnly. Use it where the others are in the way.</summary>
    [Parameter]
    [Alias("Mode")]
    [ArgumentCompleter(typeof(BackupModeCompleter))]
    public string? BackupMode { get; set; }

    /// <summary>Only the newest good archive of each mode and folder: the one that a restore would take. Use it before a restore, and to see how old your newest backup is.</summary>
    [Parameter]
    public SwitchParameter Latest { get; set; }

    /// <summary>Everything that the manifest says of each archive: databases and collections, files, settings, copies. Use it before a restore.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => ConfigurationSections.Places;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(Path ?? LiteralPath, () =>
    {
        var mode = BackupMode is null ? (BackupMode?)null : BackupModes.Parse(BackupMode);
        foreach (var place in Places())
        {
            Report(place, () => Write(place, mode));
        }
    });

    private IEnumerable<string> Places() => Path is null && LiteralPath is null
        ? [new ConfigurationLoader(Machine.Files, Machine.Host).Load(ConfigurationFile, Settings).Configuration.BackupConfiguration.LocalBackupPath]
        : ArchivePaths.Resolve(this, Path, LiteralPath);

    private void Write(string place, BackupMode? mode)
    {
        var catalogue = new ArchiveCatalogue(Machine.Files);
        var entries = Entries(catalogue, place).Where(entry => mode is null || entry.Mode == mode);
        if (Latest)
        {
            entries = entries.Where(entry => entry.Good).GroupBy(entry => entry.Mode).Select(ofMode => ofMode.OrderByDescending(entry => entry.CreatedAt).First());
        }

        foreach (var entry in entries)
        {
            WriteObject(Detailed ? catalogue.Show(entry.ArchivePath) : entry);
        }
    }

    // A folder that isn't there yet has no archives; a path that somebody wrote has to be there.
    private IReadOnlyList<CatalogueEntry> Entries(ArchiveCatalogue catalogue, string place)
    {
        if (Path is null && LiteralPath is null)
        {
            return catalogue.List(place, Cancellation);
        }

        return Machine.Files.Directory.Exists(place) ? catalogue.ListNamed(place, Cancellation) : [catalogue.ReadNamed(place)];
    }
}
