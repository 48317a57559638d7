using System;
using System.Collections.Generic;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli;

/// <summary>Settings given on the command line.</summary>
internal static class Overrides
{
    /// <summary>From <c>--set Section.Key=VALUE</c> and the options that have a name of their own.</summary>
    public static Dictionary<string, object> From(string[] assignments, string? compressionLevel)
    {
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw ErrorCatalogue.UsageInvalid.Because($"--set '{assignment}' is not SECTION.KEY=VALUE.");
            }

            parameters[assignment[..equals]] = assignment[(equals + 1)..];
        }

        if (compressionLevel is not null)
        {
            parameters[$"{nameof(AlteryxBackupConfiguration.ArchiveConfiguration)}.{nameof(ArchiveSection.CompressionLevel)}"] = compressionLevel;
        }

        return parameters;
    }
}
