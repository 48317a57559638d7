using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.PowerShell.Parameters;

/// <summary>Which sections of the configuration matter to whom.</summary>
internal static class ConfigurationSections
{
    /// <summary>Every section.</summary>
    public static IReadOnlyCollection<string> All { get; } = [.. ConfigurationKeys.All.Select(key => key.Section).Distinct()];

    /// <summary>Which server, and what is known of its database.</summary>
    public static IReadOnlyCollection<string> Server { get; } = [nameof(AlteryxBackupConfiguration.ServerConfiguration), nameof(AlteryxBackupConfiguration.MongoDBConfiguration)];

    /// <summary>Which server, and how its service is stopped and started.</summary>
    public static IReadOnlyCollection<string> Service { get; } = [nameof(AlteryxBackupConfiguration.ServerConfiguration), nameof(AlteryxBackupConfiguration.ServiceConfiguration)];

    /// <summary>Where archives are, and how long they are kept.</summary>
    public static IReadOnlyCollection<string> Places { get; } = [nameof(AlteryxBackupConfiguration.BackupConfiguration)];

    /// <summary>What a dump goes by.</summary>
    public static IReadOnlyCollection<string> Database { get; } = [.. Service, nameof(AlteryxBackupConfiguration.MongoDBConfiguration)];

    /// <summary>What is collected, and for whom secrets are encrypted.</summary>
    public static IReadOnlyCollection<string> Files { get; } =
        [nameof(AlteryxBackupConfiguration.ServerConfiguration), nameof(AlteryxBackupConfiguration.FilesConfiguration), nameof(AlteryxBackupConfiguration.SecurityConfiguration)];

    /// <summary>How the archive is written, checked and named.</summary>
    public static IReadOnlyCollection<string> Archive { get; } =
        [.. Places, nameof(AlteryxBackupConfiguration.ArchiveConfiguration), nameof(AlteryxBackupConfiguration.ValidationConfiguration)];
}
