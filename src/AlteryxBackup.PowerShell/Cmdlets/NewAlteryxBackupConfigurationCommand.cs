using System.IO;
using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Writes a configuration file with every setting, its default on this machine and what it does.</summary>
/// <remarks>
/// The schema goes beside it: an editor that knows JSON schemas completes and checks what you write. A file that is there already is never overwritten. Remove what you don't
/// change, or leave it: a setting that isn't in the file has its default.
/// </remarks>
[Cmdlet(VerbsCommon.New, "AlteryxBackupConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewAlteryxBackupConfigurationCommand : AlteryxCmdlet
{
    /// <summary>The file to write. Without it: %ProgramData%\AlteryxBackup\backup-config.json, where every command finds it by itself. Use it for a second server, or a trial.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ConfigPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Report(Path, () =>
    {
        var configuration = new NewConfiguration(Machine);
        var target = FullPath(Path) ?? configuration.DefaultPath;
        if (ShouldProcess(target, "Write configuration file"))
        {
            WriteObject(new FileInfo(configuration.Write(target)));
        }
    });
}
