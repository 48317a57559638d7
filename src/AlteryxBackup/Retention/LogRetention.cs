using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Retention;

/// <summary>Removes log files by the time in their names; files of any other name are left alone.</summary>
public sealed class LogRetention(IFileSystem files)
{
    private static readonly Regex LogName = new("^BackupLog_[A-Za-z]+_(?<time>[0-9]{8}_[0-9]{6})(_[0-9]+)?[.]log$", RegexOptions.CultureInvariant);

    /// <summary>Log files that are older than they may be; a folder that doesn't exist has none. Asked before a run begins its own log, that one is never among them, even if the clock jumps.</summary>
    /// <param name="folder">The log folder.</param>
    /// <param name="days">Days that logs are kept; 0 for ever.</param>
    /// <param name="localNow">The time it is in the machine's zone, which is also that of the names; an hour more or less decides nothing here.</param>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not list it.</exception>
    public IReadOnlyList<ExpiredLog> Plan(string folder, int days, DateTimeOffset localNow)
    {
        if (days <= 0 || !files.Directory.Exists(folder))
        {
            return [];
        }

        return files.Directory.EnumerateFiles(folder)
            .Select(path => (Path: path, Time: TimeIn(files.Path.GetFileName(path))))
            .Where(log => log.Time is { } time && (localNow.DateTime - time).TotalDays > days)
            .OrderBy(log => log.Path, StringComparer.Ordinal)
            .Select(log => new ExpiredLog(
                log.Path, string.Format(CultureInfo.InvariantCulture, "It was begun at {0:yyyy-MM-dd HH:mm:ss}; LogRetentionDays is {1}.", log.Time, days)))
            .ToList();
    }

    /// <summary>Removes them; what fails is told and doesn't stop the rest.</summary>
    public IReadOnlyList<ExpiredLog> Run(IReadOnlyList<ExpiredLog> expired) => expired.Select(Remove).ToList();

    private static DateTime? TimeIn(string name) =>
        LogName.Match(name) is { Success: true } match
        && DateTime.TryParseExact(match.Groups["time"].Value, "yyyyMMdd_HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private ExpiredLog Remove(ExpiredLog log)
    {
        try
        {
            files.File.Delete(log.Path);
            return log with { Outcome = RemovalOutcome.Removed };
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return log with { Outcome = RemovalOutcome.Failed, Problem = "It can't be removed: " + failure.Message };
        }
    }
}
