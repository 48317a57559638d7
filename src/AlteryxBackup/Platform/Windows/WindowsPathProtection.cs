using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace AlteryxBackup.Platform.Windows;

/// <summary>Protection by owner and access control list.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsPathProtection : IPathProtection
{
    private readonly AccessJudgement _judgement;

    public WindowsPathProtection()
    {
        using var self = WindowsIdentity.GetCurrent();
        _judgement = new AccessJudgement(self.User!.Value);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Weaknesses(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            var security = SecurityOf(full);
            var found = _judgement.WhoCanChange(Owner(security), Entries(security)).Select(sid => $"'{full}' can be changed by {Name(sid)}").ToList();
            if (Path.GetDirectoryName(full) is { } folder)
            {
                var above = SecurityOf(folder);
                found.AddRange(_judgement.WhoCanExchange(Owner(above), Entries(above)).Select(sid => $"'{folder}' can be emptied by {Name(sid)}"));
            }

            return found;
        }
        catch (SystemException failure)
        {
            return [$"'{full}' doesn't tell its rights ({failure.Message})"];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Readers(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            var security = SecurityOf(full);
            return [.. _judgement.WhoCanRead(Owner(security), Entries(security)).Select(sid => $"'{full}' can be read by {Name(sid)}")];
        }
        catch (SystemException failure)
        {
            return [$"'{full}' doesn't tell its rights ({failure.Message})"];
        }
    }

    /// <inheritdoc/>
    public string Remedy(string path)
    {
        var full = Path.GetFullPath(path);
        var inherited = Directory.Exists(full) ? "(OI)(CI)" : "";
        return $"icacls \"{full}\" /setowner *S-1-5-32-544 && icacls \"{full}\" /inheritance:r "
            + $"/grant:r \"*S-1-5-32-544:{inherited}F\" \"*S-1-5-18:{inherited}F\" (in cmd, as administrator; then grant a service account that runs the backup)";
    }

    private static FileSystemSecurity SecurityOf(string path)
    {
        const AccessControlSections Wanted = AccessControlSections.Owner | AccessControlSections.Access;
        return Directory.Exists(path) ? new DirectoryInfo(path).GetAccessControl(Wanted) : new FileInfo(path).GetAccessControl(Wanted);
    }

    private static string Owner(FileSystemSecurity security) => ((SecurityIdentifier)security.GetOwner(typeof(SecurityIdentifier))!).Value;

    private static IEnumerable<AccessEntry> Entries(FileSystemSecurity security) =>
        from FileSystemAccessRule rule in security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
        where rule.AccessControlType == AccessControlType.Allow && !rule.PropagationFlags.HasFlag(PropagationFlags.InheritOnly)
        select new AccessEntry(rule.IdentityReference.Value, (int)rule.FileSystemRights);

    private static string Name(string sid)
    {
        try
        {
            return new SecurityIdentifier(sid).Translate(typeof(NTAccount)).Value;
        }
        catch (SystemException)
        {
            // An account that is gone, or of a domain that can't be asked now: the number will do.
            return sid;
        }
    }
}
