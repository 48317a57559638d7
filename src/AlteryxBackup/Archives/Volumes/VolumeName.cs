using System.Globalization;
using System.Text.RegularExpressions;

namespace AlteryxBackup.Archives.Volumes;

/// <summary>Names of volumes: the archive's own with <c>.001</c>, <c>.002</c> … <c>.1000</c> behind it, as 7-Zip names them too.</summary>
internal static class VolumeName
{
    private static readonly Regex Form = new(@"\A(?<archive>.+\.zip)\.(?<number>[0-9]{3,6})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

    /// <summary>The path of an archive's volume.</summary>
    /// <param name="archivePath">The archive.</param>
    /// <param name="number">The first is 1.</param>
    public static string Of(string archivePath, int number) => archivePath + "." + number.ToString("000", CultureInfo.InvariantCulture);

    /// <summary>Archive and number of a volume's path or name; null for any other.</summary>
    public static (string ArchivePath, int Number)? Parse(string path)
    {
        var match = Form.Match(path);
        if (!match.Success)
        {
            return null;
        }

        var archive = match.Groups["archive"].Value;
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return number > 0 && Of(archive, number) == path ? (archive, number) : null;
    }

    /// <summary>The archive that a path means: itself, or the one that it names a volume of.</summary>
    public static string ArchiveOf(string path) => Parse(path)?.ArchivePath ?? path;
}
