using System;

namespace AlteryxBackup.Archives.Zip;

/// <summary>
/// An entry's time of change, in ZIP's two forms. Both hold UTC: the same files give the same archive in every time zone, and tools that know
/// the extended timestamp (Info-ZIP, 7-Zip, Python with help) show local time; the rest show UTC.
/// </summary>
internal static class ZipTime
{
    private static readonly DateTime DosStart = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime DosEnd = new(2107, 12, 31, 23, 59, 58, DateTimeKind.Utc);
    private static readonly DateTime UnixStart = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Date in the upper, time in the lower half; two seconds' precision, kept within 1980–2107.</summary>
    public static uint ToDos(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        utc = utc < DosStart ? DosStart : utc > DosEnd ? DosEnd : utc;
        var date = ((utc.Year - 1980) << 9) | (utc.Month << 5) | utc.Day;
        var clock = (utc.Hour << 11) | (utc.Minute << 5) | (utc.Second / 2);
        return ((uint)date << 16) | (uint)clock;
    }

    /// <summary>Seconds since 1970; null when 32 bits don't hold them.</summary>
    public static int? ToUnix(DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        return seconds is >= int.MinValue and <= int.MaxValue ? (int)seconds : null;
    }

    /// <summary>The time of an entry: the extended timestamp when there is one, else the DOS form; a DOS form that is no date gives its start.</summary>
    public static DateTimeOffset Read(uint dos, int? unix)
    {
        if (unix is { } seconds)
        {
            return new DateTimeOffset(UnixStart.AddSeconds(seconds));
        }

        var date = (int)(dos >> 16);
        var clock = (int)(dos & 0xFFFF);
        var (year, month, day) = (1980 + (date >> 9), (date >> 5) & 0xF, date & 0x1F);
        var (hour, minute, second) = (clock >> 11, (clock >> 5) & 0x3F, (clock & 0x1F) * 2);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour < 24 && minute < 60 && second < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero)
            : new DateTimeOffset(DosStart);
    }
}
