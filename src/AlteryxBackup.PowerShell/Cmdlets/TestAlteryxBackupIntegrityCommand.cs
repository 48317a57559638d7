using System.Collections.Generic;
using System.Management.Automation;
using AlteryxBackup.Operations.Verify;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;
using AlteryxBackup.Verification;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Verifies archives: every entry is read and compared with its checksums, the manifest and the promises of its mode.</summary>
/// <remarks>
/// Writes one result for each archive: Valid, and what isn't as it must be. An archive that isn't valid is a finding, not an error: look at Valid, or take -Quiet. Use it after
/// archives were moved, before a restore, and now and then for old ones. Copies at destinations are verified in the same way. Each verification is a line of the server's
/// history, where a configuration is found.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "AlteryxBackupIntegrity", DefaultParameterSetName = ByPath)]
[OutputType(typeof(VerificationResult), typeof(bool))]
public sealed class TestAlteryxBackupIntegrityCommand : ConfiguredCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    /// <summary>Archives to verify; wildcards are resolved. Use it to look at a whole folder: D:\Alteryx\Backups\*.zip.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath)]
    [ArgumentCompleter(typeof(ArchiveCompleter))]
    [PathsOfObjects]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Archives to verify, taken as written. Use it for paths with brackets; what Get-AlteryxBackup and Get-ChildItem give is taken this way.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath", "FullName", "ArchivePath")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>How thorough to be: Quick looks at size, headers, directory and manifest; Standard reads every byte; Deep walks the databases too, counts their documents, parses the XML. Use Quick where there are many or the network is slow, Standard before you rely on one, Deep before a restore.</summary>
    [Parameter]
    public VerificationLevel Level { get; set; } = VerificationLevel.Standard;

    /// <summary>Read the n-th of t fixed parts alone, written n/t: t runs, with n from 1 to t, read every entry with certainty; one run says nothing of the other parts, and none takes the archive's own SHA-256. Use it where reading all takes too long for one night.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]+/[0-9]+$")]
    public string? Subset { get; set; }

    /// <summary>Answer with true or false for each archive instead of the findings. Use it in conditions.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override IReadOnlyCollection<string> Sections => [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var archive in ArchivePaths.Resolve(this, Path, LiteralPath))
        {
            Report(archive, () => Verify(archive));
        }
    }

    private void Verify(string archive)
    {
        var request = new VerifyRequest(archive, Level) { Subset = Subset, ConfigPath = ConfigurationFile };
        var result = Run($"Verifying {archive}", (observer, cancellation) => new VerifyOperation(Machine).Run(request, observer, cancellation));
        WriteObject(Quiet ? result.Valid : result);
    }
}
