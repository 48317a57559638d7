using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>Paths as PowerShell takes them, made into the file system's own.</summary>
internal static class ArchivePaths
{
    /// <summary>Wildcards are resolved in <paramref name="path"/> alone; one that matches nothing gives nothing, a plain or escaped path needn't exist.</summary>
    public static IEnumerable<string> Resolve(PSCmdlet cmdlet, string[]? path, string[]? literalPath) =>
        (path ?? []).SelectMany(one => WildcardPattern.ContainsWildcardCharacters(one)
                ? cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(one, out _)
                : [cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(WildcardPattern.Unescape(one))])
            .Concat((literalPath ?? []).Select(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath));
}
