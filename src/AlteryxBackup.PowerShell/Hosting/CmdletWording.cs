using System.Text.RegularExpressions;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>The engine's advice names the command line's commands, each with the cmdlet of the same effect behind it: 'alteryx-backup list' (Get-AlteryxBackup). Whoever works in PowerShell is told the cmdlet.</summary>
internal static class CmdletWording
{
    private static readonly Regex CommandWithCmdlet = new(@"'alteryx-backup [^']+' \((\w+-\w+)\)", RegexOptions.CultureInvariant);

    /// <summary>The text with cmdlets' names alone.</summary>
    public static string Of(string action) => CommandWithCmdlet.Replace(action, "$1");
}
