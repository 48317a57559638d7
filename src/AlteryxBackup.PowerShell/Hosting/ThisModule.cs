using System.IO;
using AlteryxBackup.Platform;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>The module that these cmdlets came with.</summary>
internal static class ThisModule
{
    // The assemblies stand in bin/<framework> below it.
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(ThisModule).Assembly.Location)!, "..", ".."));

    /// <summary>This machine, as seen by the module: its own folder is one of the places where a configuration may stand.</summary>
    public static Machine Machine() => LocalMachine.Create(Folder);
}
