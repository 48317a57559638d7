using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Manifest;

namespace AlteryxBackup.Archives;

/// <summary>A summary as JSON of at most 4 KB: a listing of hundreds of archives reads one block for each.</summary>
internal static class SummarySerializer
{
    /// <summary>The most bytes that a summary takes.</summary>
    public const int LimitBytes = 4096;

    // With every text this long and both lists empty the rest still fits.
    private const int LongestText = 60;

    /// <summary>As text; leaves out what doesn't fit, first volumes but one, then checks and copies, from the end, and says how many.</summary>
    public static string Write(ArchiveSummary summary)
    {
        for (var candidate = summary; ; candidate = Smaller(candidate))
        {
            var text = ManifestJson.Write(candidate);
            if (Encoding.UTF8.GetByteCount(text) <= LimitBytes)
            {
                return text;
            }
        }
    }

    /// <exception cref="InvalidDataException">It isn't a summary.</exception>
    public static ArchiveSummary Read(Stream stream) => ManifestJson.Read<ArchiveSummary>(stream);

    private static ArchiveSummary Smaller(ArchiveSummary summary)
    {
        // The checksum file has all of them, and the first one's size and the archive's tell the others'.
        if (summary.Volumes.Count > 1)
        {
            return summary with { Volumes = WithoutLast(summary.Volumes), VolumesLeftOut = summary.VolumesLeftOut + 1 };
        }

        if (summary.PostBackupChecks.Count > 0)
        {
            return summary with { PostBackupChecks = WithoutLast(summary.PostBackupChecks), PostBackupChecksLeftOut = summary.PostBackupChecksLeftOut + 1 };
        }

        if (summary.Copies.Count > 0)
        {
            return summary with { Copies = WithoutLast(summary.Copies), CopiesLeftOut = summary.CopiesLeftOut + 1 };
        }

        return summary with
        {
            ArchiveFileName = Short(summary.ArchiveFileName),
            Status = Short(summary.Status),
            BackupVersion = Short(summary.BackupVersion),
            AlteryxServerVersion = summary.AlteryxServerVersion is { } version ? Short(version) : null,
            ServerHostname = Short(summary.ServerHostname),
        };
    }

    private static List<T> WithoutLast<T>(IReadOnlyList<T> list) => list.Take(list.Count - 1).ToList();

    private static string Short(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText);
}
