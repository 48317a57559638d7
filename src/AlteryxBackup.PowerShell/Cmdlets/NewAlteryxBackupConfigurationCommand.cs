using System.IO;
using System.Management.Automation;
using AlteryxBackup.Configuration;
using AlteryxBackup.PowerShell.Hosting;

namespace AlteryxBackup.PowerShell.Cmdlets;

/// <summary>Writes a configuration file with every setting, its default on this machine and what it does; the schema goes beside it for editors. Never overwrites.</summary>
[Cmdlet(VerbsCommon.New, "AlteryxBackupConfiguration", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewAlteryxBackupConfigurationCommand : AlteryxCmdlet
{
    /// <summary>The file to write. Without it: %ProgramData%\AlteryxBackup\backup-config.json, where every command finds it by itself.</summary>
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
