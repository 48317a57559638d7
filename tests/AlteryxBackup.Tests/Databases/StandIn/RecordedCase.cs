using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AlteryxBackup.Tests.Databases.StandIn;

/// <summary>What a real tool was asked and said.</summary>
internal sealed record RecordedCase(string Name, string Version, string Command, int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>Of one release, in the order in which they were recorded.</summary>
    public static IReadOnlyList<RecordedCase> Of(string version) =>
    [
        .. Encoding.UTF8.GetString(DumpFixtures.Log("cases.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(entry => entry.GetProperty("toolVersion").GetString() == version)
            .Select(entry => new RecordedCase(
                entry.GetProperty("case").GetString()!,
                version,
                entry.GetProperty("command").GetString()!,
                entry.GetProperty("exitCode").GetInt32(),
                Normal(Encoding.UTF8.GetString(DumpFixtures.Log(entry.GetProperty("log").GetString()!))))),
    ];

    /// <summary>Without times, session ids and what an index looks like in the tool's own language.</summary>
    public static IReadOnlyList<string> Normal(string log) =>
    [
        .. log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Replace(line, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000\t", "TIME\t"))
            .Select(line => Regex.Replace(line, "UUID\\(\"[0-9a-f-]+\"\\)", "UUID"))
            .Select(line => Regex.Replace(line, "\tindex: &idx.*", "\tindex")),
    ];
}
