using System.IO;
using System.Management.Automation;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Guards;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>The module that these cmdlets came with.</summary>
internal static class ThisModule
{
    // The assemblies stand in bin/<framework> below it.
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(ThisModule).Assembly.Location)!, "..", ".."));

    /// <summary>This machine, as seen by the module: its own folder is one of the places where a configuration may stand, and its guard a program that lies there.</summary>
    public static Machine Machine() => LocalMachine.Create(Folder, Guard());

    // Windows PowerShell's own framework is on every Windows, so one small program serves both editions there; elsewhere PowerShell itself has to.
    private static GuardProgram Guard() => Path.DirectorySeparatorChar == '\\'
        ? new GuardProgram(Path.Combine(Folder, "bin", "net472", "AlteryxBackup.Guard.exe"), [])
        : new GuardProgram(
            Path.Combine(Path.GetDirectoryName(typeof(PSObject).Assembly.Location)!, "pwsh"),
            ["-NoProfile", "-NonInteractive", "-NoLogo", "-File", Path.Combine(Folder, "Guard.ps1")]);
}
