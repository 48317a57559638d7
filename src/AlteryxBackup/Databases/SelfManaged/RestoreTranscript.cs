using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>
/// What mongorestore said. It ends with 0 when it has restored nothing and when every document was refused, so a restore counts only with exit code 0, its summary (since 4.2), no
/// document that failed, and as many restored as the dump holds.
/// </summary>
/// <param name="Restored">Documents that its summary calls restored; null without a summary.</param>
/// <param name="Failed">Documents that it calls failed; null likewise.</param>
/// <param name="Skipped">Files that it didn't know what to do with.</param>
/// <param name="Failures">Lines by which it declares failure.</param>
internal sealed record RestoreTranscript(long? Restored, long? Failed, IReadOnlyList<string> Skipped, IReadOnlyList<string> Failures)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Time = new(@"^\d{4}-\d\d-\d\dT[\d:.]+([+-]\d{4}|Z)\s+", Options);

    // Between the halves stood a comma in older releases.
    private static readonly Regex Summary = new(@"^(?<restored>\d{1,18}) document\(s\) restored successfully[.,] (?<failed>\d{1,18}) document\(s\) failed to restore", Options);
    private static readonly Regex Failure = new("^Failed: |^error connecting to host: |^continuing through error: ", Options);
    private static readonly Regex Unknown = new("^don't know what to do with file [\"`](?<path>.+)[\"`], skipping", Options);

    /// <summary>Reads both streams.</summary>
    public static RestoreTranscript Of(ProcessOutcome output)
    {
        var lines = (output.OutputText() + "\n" + output.ErrorText()).Split('\n').Select(line => Time.Replace(line.TrimEnd(), "")).ToList();
        var summary = lines.Select(line => Summary.Match(line)).LastOrDefault(match => match.Success);
        return new RestoreTranscript(
            summary is null ? null : Number(summary.Groups["restored"]),
            summary is null ? null : Number(summary.Groups["failed"]),
            [.. lines.Select(line => Unknown.Match(line)).Where(match => match.Success).Select(match => match.Groups["path"].Value)],
            [.. lines.Where(line => Failure.IsMatch(line))]);
    }

    /// <summary>Returns when the restore is proved.</summary>
    /// <param name="output">How the tool ended.</param>
    /// <param name="expected">Documents that the dump holds in what was to be restored.</param>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.RestoreNotProved"/>, with every reason.</exception>
    public void Require(ProcessOutcome output, long expected)
    {
        var reasons = Reasons(output, expected).ToList();
        if (reasons.Count > 0)
        {
            throw ErrorCatalogue.RestoreNotProved.Because($"mongorestore did not provably restore all {expected} documents: {string.Join("; ", reasons)}.");
        }
    }

    private IEnumerable<string> Reasons(ProcessOutcome output, long expected)
    {
        const int Shown = 5;
        if (output.TimedOut || output.ExitCode != 0)
        {
            yield return output.TimedOut ? "it was ended at its limit" : $"it ended with exit code {output.ExitCode}";
        }

        foreach (var line in Failures.Distinct(StringComparer.Ordinal).Take(Shown))
        {
            yield return $"it said \"{line}\"";
        }

        if (Restored is null)
        {
            yield return "it gave no summary";
        }
        else if (Restored != expected || Failed != 0)
        {
            yield return $"it restored {Restored} documents and failed to restore {Failed}";
        }

        // prelude.json tells versions; older releases, and those that restore one database, don't know it.
        if (Skipped.FirstOrDefault(path => path.IndexOf("prelude.json", StringComparison.Ordinal) < 0) is { } skipped)
        {
            yield return $"it left out '{skipped}' and {Skipped.Count - 1} more: --gzip was given for a plain dump, or the reverse";
        }
    }

    private static long Number(Group digits) => long.Parse(digits.Value, CultureInfo.InvariantCulture);
}
