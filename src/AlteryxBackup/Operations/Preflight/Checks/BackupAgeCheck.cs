using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>The newest good backup of a mode is not older than a limit: for jobs that watch whether the nightly backup still happens.</summary>
internal sealed class BackupAgeCheck : IPreflightCheck
{
    private readonly IReadOnlyList<CatalogueEntry> _archives;
    private readonly BackupMode _mode;
    private readonly TimeSpan _limit;

    /// <param name="archives">The archives that are there.</param>
    /// <param name="mode">The mode that is looked at.</param>
    /// <param name="limit">The greatest age.</param>
    public BackupAgeCheck(IReadOnlyList<CatalogueEntry> archives, BackupMode mode, TimeSpan limit)
    {
        _archives = archives.Where(archive => archive.Mode == mode).ToList();
        _mode = mode;
        _limit = limit;
    }

    /// <inheritdoc/>
    public string Name => NameFor(_mode);

    /// <summary>What the check of a mode is called.</summary>
    public static string NameFor(BackupMode mode) => $"BackupAge{mode}";

    public PreflightFinding Run(PreflightContext context)
    {
        var now = context.Machine.Clock.UtcNow;
        var folder = context.Configuration.BackupConfiguration.LocalBackupPath;

        // A backup of the future proves that a clock was wrong, not that last night's run happened.
        var newest = _archives.Where(archive => archive.Good && archive.CreatedAt <= now).OrderByDescending(archive => archive.CreatedAt).FirstOrDefault();
        if (newest is null)
        {
            return TooOld($"{folder} holds no good {_mode} backup{NotCounted(now)}.");
        }

        var age = $"{newest.ArchivePath} is {Hours(now - newest.CreatedAt)} h old";
        return now - newest.CreatedAt <= _limit
            ? PreflightFinding.Passed(Name, $"{age}; at most {Hours(_limit)} h are allowed.")
            : TooOld($"The newest good {_mode} backup {age}; at most {Hours(_limit)} h are allowed{NotCounted(now)}.");
    }

    private static string Hours(TimeSpan time) => time.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);

    private string NotCounted(DateTimeOffset now)
    {
        var left = _archives.Count(archive => !archive.Good || archive.CreatedAt > now);
        return left == 0 ? "" : $" (not counted: {left} damaged, unverified or dated in the future)";
    }

    private PreflightFinding TooOld(string happened) => PreflightFinding.Failed(Name, ErrorCatalogue.BackupTooOld.Because(happened));
}
