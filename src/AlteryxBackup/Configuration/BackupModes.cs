using System;
using System.Collections.Generic;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Configuration;

/// <summary>Modes as people type them.</summary>
public static class BackupModes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<BackupMode> All { get; } = [BackupMode.Full, BackupMode.DatabaseOnly, BackupMode.ConfigOnly];

    /// <summary>The mode of a name, any case.</summary>
    /// <exception cref="BackupException">InvalidMode: exit code 6 (REQ-1.1.1).</exception>
    public static BackupMode Parse(string name)
    {
        foreach (var mode in All)
        {
            if (string.Equals(mode.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return mode;
            }
        }

        throw ErrorCatalogue.InvalidMode.Because($"'{name}' is not a backup mode.");
    }
}
