using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases;

/// <summary>
/// Judges a restore of the embedded database by its words (REQ-6.2.6): the summary says how many documents were restored and that none failed, and nothing else says error,
/// critical, fatal or failed. Those words are harmless in the names of collections, indexes and files, in the summary itself, and where they are said not to be.
/// </summary>
/// <param name="Output">How the tool ended and what it printed.</param>
/// <param name="Text">What mongoRestore.log holds; null when there is none.</param>
internal sealed record RestoreLog(ProcessOutcome Output, string? Text)
{
    private const int Shown = 5;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const RegexOptions AnyCase = Options | RegexOptions.IgnoreCase;

    private static readonly Regex Time = new(@"^\d{4}-\d\d-\d\d[T ][\d:.,]+\s?([+-]\d\d:?\d\d|Z)?\s+", Options);

    // Between the halves stood a comma in older releases; the oldest say no more than the first half.
    private static readonly Regex Summary = new(
        @"^(?<restored>\d{1,18}) document(\(s\)|s)? restored successfully[.,]\s*(?<failed>\d{1,18}) document(\(s\)|s)? failed to restore\.?$", AnyCase);

    private static readonly Regex Finished = new(@"^finished restoring .+ \(\d+ documents?(, (?<failures>\d+) failures?)?\)$", Options);

    // Lines that mongorestore writes whenever it runs, with names in them that may be anything.
    private static readonly Regex Ordinary = new(
        @"^((reading metadata for|restoring|restoring indexes for collection|no indexes to restore for collection|dropping collection|index:|options for collection|demultiplexing namespace) .*|\[[#.]*\]\s+\S.*\d.*\(\d+(\.\d+)?%\)|don't know what to do with file [""`].*[""`], skipping\.*)$",
        Options);

    private static readonly Regex Denied = new(@"\b(0|no|without( any)?|zero)\s+(errors?|failures?|failed\b(\s+documents?)?)", AnyCase);
    private static readonly Regex PathOrName = new(@"""[^""]*[\\/.][^""]*""|\S*[\\/]\S*", Options);
    private static readonly Regex Bad = new("error|critical|fatal|failed|failure", AnyCase);

    /// <summary>Every reason not to believe in it; none when it is a success.</summary>
    /// <param name="expected">Documents that the dump holds.</param>
    public IReadOnlyList<string> Reasons(long expected) => [.. OfTheTool(), .. Text is null ? ["there is no mongoRestore.log, neither in the data folder nor in the dump's"] : OfTheLog(expected)];

    /// <summary>Returns when the log proves the restore.</summary>
    /// <exception cref="BackupException">RestoreFailed: the tool says so; RestoreNotProved: it doesn't say that it succeeded.</exception>
    public void Require(long expected)
    {
        var reasons = Reasons(expected);
        if (reasons.Count > 0)
        {
            var failed = OfTheTool().Any() || Lines(Text ?? "").Any(IsBad);
            var more = reasons.Count > Shown ? $"; and {reasons.Count - Shown} more, all in the log" : "";
            throw (failed ? ErrorCatalogue.RestoreFailed : ErrorCatalogue.RestoreNotProved).Because($"AlteryxService emongorestore did not provably restore all {expected} documents: {string.Join("; ", reasons.Take(Shown))}{more}.");
        }
    }

    private IEnumerable<string> OfTheTool()
    {
        if (Output.TimedOut || Output.ExitCode != 0)
        {
            yield return Output.TimedOut ? "it was ended at its limit" : $"it ended with exit code {Output.ExitCode}";
        }

        foreach (var line in Lines(Output.OutputText() + "\n" + Output.ErrorText()).Where(IsBad).Distinct(StringComparer.Ordinal))
        {
            yield return $"it said \"{line}\"";
        }
    }

    private IEnumerable<string> OfTheLog(long expected)
    {
        var lines = Lines(Text!).ToList();
        foreach (var line in lines.Where(IsBad).Distinct(StringComparer.Ordinal))
        {
            yield return $"its log says \"{line}\"";
        }

        var summary = lines.Select(line => Summary.Match(line)).LastOrDefault(match => match.Success);
        if (summary is null)
        {
            yield return "its log has no summary";
        }
        else if (Number(summary, "restored") is var restored && restored < expected)
        {
            yield return string.Format(CultureInfo.InvariantCulture, "its log tells of {0} documents", restored);
        }
    }

    private static bool IsBad(string line)
    {
        if (Summary.Match(line) is { Success: true } summary)
        {
            return Number(summary, "failed") > 0;
        }

        if (Finished.Match(line) is { Success: true } finished)
        {
            return finished.Groups["failures"] is { Success: true } && Number(finished, "failures") > 0;
        }

        return !Ordinary.IsMatch(line) && Bad.IsMatch(PathOrName.Replace(Denied.Replace(line, ""), ""));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => Time.Replace(line.Trim().TrimStart('\uFEFF'), "")).Where(line => line.Length > 0);

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
