using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Databases;

/// <summary>
/// What a dump tool said. mongodump's lines are <c>time TAB text</c> on standard error, names in backticks since 100.16.0; how
/// AlteryxService words them is not known beyond <c>EMongoDump failed</c>, so both streams are read, with and without the time.
/// </summary>
/// <param name="Failures">Lines by which the tool itself declares failure.</param>
/// <param name="Finished">Namespaces that it declares finished, with the documents it counted.</param>
/// <param name="Begun">Lines about a namespace that it began to write and never declared finished.</param>
internal sealed record DumpTranscript(
    IReadOnlyList<string> Failures,
    IReadOnlyDictionary<string, long> Finished,
    IReadOnlyList<string> Begun)
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Time = new(@"^\d{4}-\d\d-\d\dT[\d:.]+([+-]\d{4}|Z)\s+", Options);
    private static readonly Regex Done = new(@"^done dumping (?<name>.+) \((?<count>\d{1,18}) documents?\)$", Options);

    // A namespace has a dot; the oplog's line ("writing captured oplog to …") has none and is never declared finished.
    private static readonly Regex Writing = new(@"^writing `?(?<name>[^\s.`]+\..+?)`?( metadata)? to .+$", Options);
    private static readonly Regex Failure = new(@"^Failed: |EMongoDump failed|^namespace with DB .* does not exist$", Options | RegexOptions.IgnoreCase);

    /// <summary>Reads both streams.</summary>
    public static DumpTranscript Of(ProcessOutcome output)
    {
        var lines = (output.OutputText() + "\n" + output.ErrorText()).Split('\n').Select(line => Time.Replace(line.TrimEnd(), "")).ToList();
        var finished = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var done in lines.Select(line => Done.Match(line)).Where(match => match.Success))
        {
            finished[WithoutBackticks(done.Groups["name"].Value)] = long.Parse(done.Groups["count"].Value, CultureInfo.InvariantCulture);
        }

        // A name may itself hold " to ": finished ones are recognised by what was declared, not by taking the line apart.
        var begun = lines
            .Where(line => Writing.IsMatch(line) && !finished.Keys.Any(name => IsAbout(line, name)))
            .Distinct(StringComparer.Ordinal);
        return new DumpTranscript([.. lines.Where(line => Failure.IsMatch(line))], finished, [.. begun]);
    }

    private static bool IsAbout(string line, string name) =>
        new[] { $"writing {name} to ", $"writing `{name}` to ", $"writing \"{name.Replace("\\", @"\\").Replace("\"", "\\\"")}\" to ", $"writing {name} metadata to " }
            .Any(start => line.StartsWith(start, StringComparison.Ordinal));

    // A name that has a backtick itself stands in quotation marks, as Go's %#q has it.
    private static string WithoutBackticks(string name) => (name[0], name[name.Length - 1]) switch
    {
        ('`', '`') when name.Length > 2 => name.Substring(1, name.Length - 2),
        ('"', '"') when name.Length > 2 => Regex.Replace(name.Substring(1, name.Length - 2), @"\\(.)", "$1", RegexOptions.CultureInvariant),
        _ => name,
    };
}
