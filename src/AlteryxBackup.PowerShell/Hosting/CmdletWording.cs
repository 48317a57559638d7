using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>The engine's advice names commands of the command line; whoever works in PowerShell is told the cmdlet of the same effect.</summary>
internal static class CmdletWording
{
    private static readonly IReadOnlyDictionary<string, string> Cmdlets = new Dictionary<string, string>
    {
        ["alteryx-backup config test"] = "Test-AlteryxBackupConfiguration",
        ["alteryx-backup verify"] = "Test-AlteryxBackupIntegrity",
        ["alteryx-backup list"] = "Get-AlteryxBackup",
        ["alteryx-backup show"] = "Get-AlteryxBackup -Detailed",
    };

    /// <summary>The text with cmdlets' names in it.</summary>
    public static string Of(string action) => Cmdlets.Aggregate(action, (text, command) => text.Replace($"'{command.Key}'", command.Value));
}
