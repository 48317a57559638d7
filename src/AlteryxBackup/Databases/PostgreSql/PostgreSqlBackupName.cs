using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.DurableFiles;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>The name of a dump: <c>{database}_{environment}_{yyyy-MM-ddTHH-mm-ssZ}.dump</c>.</summary>
/// <param name="Series">Database and environment as the name has them: dumps of one series follow each other.</param>
/// <param name="Environment"><c>dev</c> or <c>prod</c>.</param>
/// <param name="CreatedAt">When it was begun, UTC.</param>
internal sealed record PostgreSqlBackupName(string Series, string Environment, DateTimeOffset CreatedAt)
{
    /// <summary>What a dump's name ends with.</summary>
    public const string Extension = ".dump";

    private const string MetadataExtension = ".metadata.json";
    private const string TimeFormat = "yyyy-MM-dd'T'HH-mm-ss'Z'";

    private static readonly Regex Form = new(@"^(?<series>.+_(?<environment>dev|prod))_(?<time>\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)\.dump$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The file's name.</summary>
    public string FileName => $"{Series}_{CreatedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}{Extension}";

    /// <summary>The name of a dump that is begun now.</summary>
    public static PostgreSqlBackupName Of(string database, string environment, DateTimeOffset now) => new($"{Escaped(database)}_{environment}", environment, now);

    /// <summary>Reads one; null for a name of another kind.</summary>
    public static PostgreSqlBackupName? Parse(string fileName) =>
        Form.Match(fileName) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups["time"].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new PostgreSqlBackupName(match.Groups["series"].Value, match.Groups["environment"].Value, time)
            : null;

    /// <summary>The series of a file that a run has left unfinished; null for a file of another kind.</summary>
    public static string? SeriesOfPartial(string fileName) => fileName.EndsWith(PartialFile.Suffix, StringComparison.Ordinal)
        ? Parse(fileName.Substring(0, fileName.Length - PartialFile.Suffix.Length).Replace(MetadataExtension, Extension))?.Series
        : null;

    /// <summary>The metadata that stand beside a dump.</summary>
    public static string MetadataPath(string dumpPath) =>
        (dumpPath.EndsWith(Extension, StringComparison.Ordinal) ? dumpPath.Substring(0, dumpPath.Length - Extension.Length) : dumpPath) + MetadataExtension;

    // A database may be called anything, a file on Windows may not.
    private static string Escaped(string database)
    {
        var name = new StringBuilder();
        foreach (var character in database)
        {
            _ = char.IsControl(character) || "\"*/:<>?\\|%".IndexOf(character) >= 0
                ? name.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture))
                : name.Append(character);
        }

        return name.ToString();
    }
}
