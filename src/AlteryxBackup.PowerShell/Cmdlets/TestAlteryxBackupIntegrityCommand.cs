using System.Management.Automation;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.PowerShell.Parameters;
using AlteryxBackup.Verification;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Verifies archives: every entry is read and compared with its checksums, the manifest and the promises of its mode.</summary>
/// <remarks>
/// Writes one result for each archive: Valid, and what isn't as it must be. An archive that isn't valid is a finding, not an error: look at Valid, or take -Quiet. Use it after
/// archives were moved, before a restore, and now and then for old ones.
/// </remarks>
[Cmdlet(VerbsDiagnostic.Test, "AlteryxBackupIntegrity", DefaultParameterSetName = ByPath)]
[OutputType(typeof(VerificationResult), typeof(bool))]
public sealed class TestAlteryxBackupIntegrityCommand : AlteryxCmdlet
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

    /// <summary>How thorough to be: Standard reads every entry, Quick only size, directory and manifest. Use Quick where there are many or the network is slow, Standard before you rely on one.</summary>
    [Parameter]
    public VerificationLevel Level { get; set; } = VerificationLevel.Standard;

    /// <summary>Answer with true or false for each archive instead of the findings. Use it in conditions.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

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
        var verifier = new ArchiveVerifier(Machine.Files, Machine.Clock);
        var result = Run($"Verifying {archive}", (observer, cancellation) => verifier.Verify(new VerificationRequest(archive, Level), observer, cancellation));
        WriteObject(Quiet ? result.Valid : result);
    }
}
