using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

/// <summary>PostgreSQL's server programs, as Debian installs them: not on PATH.</summary>
internal static class PostgreSqlPrograms
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>The folder of the newest release; null where none is installed.</summary>
    public static string? Folder { get; } = !Directory.Exists(Installed) ? null : Directory.GetDirectories(Installed)
        .OrderByDescending(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var release) ? release : 0)
        .Select(path => Path.Combine(path, "bin"))
        .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "pg_dump")));

    /// <summary>Why a test can't run here; null when it can, or must.</summary>
    public static string? Lacking => Folder is null && Environment.GetEnvironmentVariable("CI") != "true" ? "Not installed: postgresql (Debian: apt-get install --no-install-recommends postgresql)." : null;

    /// <summary>How much of a campaign is run.</summary>
    public static bool IsCampaign => Environment.GetEnvironmentVariable("ALTERYXBACKUP_CAMPAIGN") == "1";
}
