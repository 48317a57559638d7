namespace AlteryxBackup.Retention;

/// <summary>How long dumps of PostgreSQL databases stay. One stays when any of these keeps it; the newest good one of each database and environment always does.</summary>
/// <param name="Days">Those made within so many days; 0 with neither of the others set: for ever.</param>
/// <param name="Daily">The newest good one of each of the last so many days that have one.</param>
/// <param name="Weekly">The newest good one of each of the last so many weeks (from Monday, UTC) that have one.</param>
public sealed record PostgreSqlRetentionPolicy(int Days, int Daily = 0, int Weekly = 0)
{
    /// <summary>As long as Full backups, unless said otherwise.</summary>
    public const int DefaultDays = 30;

    internal bool KeepsForEver => Days <= 0 && Daily <= 0 && Weekly <= 0;
}
