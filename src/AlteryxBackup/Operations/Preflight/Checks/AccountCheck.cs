using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>
/// REQ-9.1: drive letters of the network belong to one log-on session, and SYSTEM goes to the network as the computer. A check that a person runs would
/// pass, and the scheduled task fail at night.
/// </summary>
internal sealed class AccountCheck : IPreflightCheck
{
    public string Name => "Account";

    public PreflightFinding Run(PreflightContext context)
    {
        var paths = Paths(context.Configuration.BackupConfiguration).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var host = context.Machine.Host;
        return IsSystem(host) ? AsSystem(host, paths) : AsSomebody(context, paths);
    }

    // .NET calls SYSTEM by the computer's name, Windows itself by its own.
    private static bool IsSystem(IHostInformation host)
    {
        var name = host.UserName.Substring(host.UserName.LastIndexOf('\\') + 1);
        return string.Equals(name, "SYSTEM", StringComparison.OrdinalIgnoreCase) || string.Equals(name, host.MachineName + "$", StringComparison.OrdinalIgnoreCase);
    }

    private PreflightFinding AsSystem(IHostInformation host, IReadOnlyList<string> paths)
    {
        var unseen = paths.Where(path => HasDriveLetter(path) && !host.HasDrive(path[0])).ToList();
        if (unseen.Count > 0)
        {
            return PreflightFinding.Warning(
                Name,
                $"SYSTEM sees no such drive: {string.Join("; ", unseen)}. Mapped drives belong to the account that mapped them.",
                @"Write \\server\share\folder instead of the drive letter.");
        }

        var shares = paths.Where(IsShare).ToList();
        return shares.Count == 0
            ? PreflightFinding.Passed(Name, "Runs as SYSTEM; every path is on a local drive.")
            : PreflightFinding.Warning(
                Name,
                $"Runs as SYSTEM, which reaches {string.Join("; ", shares)} as the computer's account {host.MachineName}$, and sees nothing of another account's Credential Manager.",
                $"Give {host.MachineName}$ the right to change files on share and folder, or run the task as an account that has it.");
    }

    private PreflightFinding AsSomebody(PreflightContext context, IReadOnlyList<string> paths)
    {
        var host = context.Machine.Host;
        var mapped = paths.Where(path => HasDriveLetter(path) && host.HasDrive(path[0]) && IsMapped(context.Machine, path)).ToList();
        return mapped.Count == 0
            ? PreflightFinding.Passed(Name, $"Runs as {host.UserName}; no path depends on a drive that only this account has.")
            : PreflightFinding.Warning(
                Name,
                $"{string.Join("; ", mapped)}: a drive that {host.UserName} has mapped. A scheduled task as SYSTEM or as another account doesn't see it.",
                @"Write \\server\share\folder instead of the drive letter.");
    }

    private static IEnumerable<string> Paths(BackupSection backup) => [backup.TempDirectory, backup.LocalBackupPath, backup.LogDirectory, .. backup.NetworkBackupPaths];

    private static bool HasDriveLetter(string path) => path.Length > 1 && path[1] == ':';

    private static bool IsShare(string path) => path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal);

    private static bool IsMapped(Machine machine, string path) => machine.Files.DriveInfo.FromDriveName(path.Substring(0, 1)).DriveType == DriveType.Network;
}
