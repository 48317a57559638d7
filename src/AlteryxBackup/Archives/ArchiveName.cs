using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Archives;

/// <summary>An archive's file name (REQ-1.1.5).</summary>
public static class ArchiveName
{
    /// <summary>What an archive's name ends with.</summary>
    public const string Extension = ".zip";

    /// <summary>The pattern when none is configured.</summary>
    public const string DefaultPattern = "ServerBackup_{Mode}_{Time}";

    private const string HostWord = "{Host}";
    private const string TimeFormat = "yyyyMMdd_HHmmss";

    private static readonly Regex Default = new(@"^ServerBackup_(?<mode>Full|DB|Config)_(?<time>[0-9]{8}_[0-9]{6})\.zip$", RegexOptions.CultureInvariant);

    /// <summary>Makes a name.</summary>
    /// <param name="pattern">The name without <c>.zip</c>; <c>{Mode}</c>, <c>{Time}</c> and <c>{Host}</c> are replaced.</param>
    /// <param name="mode">What the backup holds.</param>
    /// <param name="localTime">When it began, in the machine's zone.</param>
    /// <param name="host">The machine's name.</param>
    public static string Format(string pattern, BackupMode mode, DateTimeOffset localTime, string host) =>
        pattern
            .Replace("{Mode}", mode.ArchiveWord())
            .Replace("{Time}", localTime.ToString(TimeFormat, CultureInfo.InvariantCulture))
            .Replace(HostWord, FileNamePart(host))
        + Extension;

    /// <summary>Mode and time out of a name of the default pattern; null for any other name.</summary>
    /// <param name="fileName">The name without a folder.</param>
    public static ParsedArchiveName? Parse(string fileName)
    {
        var match = Default.Match(fileName);
        return match.Success
            && DateTime.TryParseExact(match.Groups["time"].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new ParsedArchiveName(Mode(match.Groups["mode"].Value), time)
            : null;
    }

    /// <summary>Whether names of a pattern hold the machine's name.</summary>
    internal static bool NamesHost(string pattern) => pattern.Contains(HostWord);

    /// <summary>Whether a name can be one of a pattern.</summary>
    /// <param name="pattern">As for <see cref="Format"/>.</param>
    /// <param name="fileName">The name without a folder.</param>
    /// <param name="host">The machine's name; null: any.</param>
    internal static bool IsOf(string pattern, string fileName, string? host)
    {
        var modes = string.Join("|", BackupModes.All.Select(mode => mode.ArchiveWord()));
        var expression = Regex.Escape(pattern)
            .Replace(Regex.Escape("{Mode}"), $"(?:{modes})")
            .Replace(Regex.Escape("{Time}"), "[0-9]{8}_[0-9]{6}")
            .Replace(Regex.Escape(HostWord), host is null ? ".+" : Regex.Escape(FileNamePart(host)));
        return Regex.IsMatch(fileName, $@"\A{expression}{Regex.Escape(Extension)}\z", RegexOptions.CultureInvariant);
    }

    private static BackupMode Mode(string word) =>
        new[] { BackupMode.Full, BackupMode.DatabaseOnly, BackupMode.ConfigOnly }.Single(mode => mode.ArchiveWord() == word);

    private static string FileNamePart(string host) =>
        new([.. host.Select(character => EntryName.Fault("a" + character + "a") is null && character != '/' ? character : '-')]);
}
