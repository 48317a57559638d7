namespace AlteryxBackup.Platform.Windows;

/// <summary>A text as the Windows Event Log takes it.</summary>
internal static class EventLogText
{
    // Microsoft, "ReportEvent": each string has a limit of 31,839 characters.
    private const int Longest = 31_839;

    /// <summary>With Windows' line ends, and cut where the log would refuse the whole event.</summary>
    public static string Of(string text)
    {
        var lines = text.Replace("\r\n", "\n").Replace("\n", "\r\n");
        return lines.Length <= Longest ? lines : lines.Substring(0, Longest);
    }
}
