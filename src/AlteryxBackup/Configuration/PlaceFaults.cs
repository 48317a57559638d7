using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>
/// Places for copies that are no places of their own: a copy over the archive itself, or twice at one place, would be counted as one more than there is.
/// Paths are compared as they are written, whichever machine this is: what links and share names lead to, only the server knows.
/// </summary>
internal static class PlaceFaults
{
    private const string Setting = nameof(AlteryxBackupConfiguration.BackupConfiguration) + "." + nameof(BackupSection.NetworkBackupPaths);
    private const string Local = nameof(AlteryxBackupConfiguration.BackupConfiguration) + "." + nameof(BackupSection.LocalBackupPath);

    public static IEnumerable<ConfigurationFault> In(BackupSection section)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal) { [Identity(section.LocalBackupPath)] = Local };
        for (var index = 0; index < section.NetworkBackupPaths.Count; index++)
        {
            var path = section.NetworkBackupPaths[index];
            var setting = $"{Setting}[{index}]";
            if (named.TryGetValue(Identity(path), out var earlier))
            {
                yield return new ConfigurationFault(setting, $"'{path}' is the folder of {earlier}: name each place once");
            }
            else
            {
                named.Add(Identity(path), setting);
            }
        }
    }

    /// <summary>The same text for every spelling of a folder's absolute path.</summary>
    public static string Identity(string path)
    {
        if (!WindowsPath.Is(path))
        {
            return "/" + string.Join("/", Resolved(path.Split('/'), 0));
        }

        // Nothing leads above a drive, nor above a share.
        var windows = path.Replace('/', '\\').ToUpperInvariant();
        var isShare = windows[0] == '\\';
        return (isShare ? @"\\" : "") + string.Join(@"\", Resolved(windows.Split('\\').Select(WithoutEnd), isShare ? 2 : 1));
    }

    // Windows leaves dots and spaces at the end of a name out.
    private static string WithoutEnd(string part) => part is "." or ".." ? part : part.TrimEnd('.', ' ');

    private static List<string> Resolved(IEnumerable<string> parts, int fixedParts)
    {
        var resolved = new List<string>();
        foreach (var part in parts.Where(part => part.Length > 0 && part != "."))
        {
            if (part != "..")
            {
                resolved.Add(part);
            }
            else if (resolved.Count > fixedParts)
            {
                resolved.RemoveAt(resolved.Count - 1);
            }
        }

        return resolved;
    }
}
