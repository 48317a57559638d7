using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AlteryxBackup.MongoTools;

/// <summary>The arguments: <c>--flag value</c>, <c>--flag=value</c>, <c>-f value</c>, and what stands alone.</summary>
internal sealed class ToolArguments
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["h"] = "host", ["u"] = "username", ["p"] = "password", ["d"] = "db", ["c"] = "collection", ["o"] = "out", ["q"] = "query", ["j"] = "numParallelCollections",
    };

    private static readonly HashSet<string> Switches =
    [
        "gzip", "oplog", "ssl", "drop", "stopOnError", "version", "help", "quiet", "sslAllowInvalidCertificates", "sslAllowInvalidHostnames", "tlsInsecure", "dumpDbUsersAndRoles", "oplogReplay",
    ];

    private static readonly HashSet<string> Values =
    [
        "host", "port", "username", "password", "authenticationDatabase", "authenticationMechanism", "config", "uri", "db", "collection", "out", "query", "readPreference",
        "numParallelCollections", "serverSelectionTimeout", "excludeCollection", "sslCAFile", "sslPEMKeyFile", "nsInclude", "nsExclude", "nsFrom", "nsTo",
    ];

    private readonly ILookup<string, string> _given;

    public ToolArguments(IReadOnlyList<string> arguments, ToolVersion version)
    {
        var given = new List<(string Name, string Value)>();
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            if (!argument.StartsWith('-') || argument == "-")
            {
                given.Add(("", argument));
                continue;
            }

            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var name = argument[..(equals < 0 ? argument.Length : equals)].TrimStart('-');
            name = argument.StartsWith("--", StringComparison.Ordinal) ? name : Short.GetValueOrDefault(name, name);
            if (name == "archive")
            {
                // Its value is optional, so it takes one only behind an equals sign.
                given.Add((name, equals < 0 ? "-" : argument[(equals + 1)..]));
            }
            else if (Switches.Contains(name))
            {
                given.Add((name, "true"));
            }
            else if (!Values.Contains(name) || (name == "config" && !version.KnowsConfig))
            {
                throw Refused($"unknown option \"{name}\"");
            }
            else
            {
                given.Add((name, equals >= 0 ? argument[(equals + 1)..] : ++at < arguments.Count ? arguments[at] : throw Refused($"expected argument for flag `--{name}'")));
            }
        }

        _given = given.ToLookup(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Alone => [.. _given[""]];

    public bool Has(string name) => _given.Contains(name);

    public string Get(string name) => _given[name].LastOrDefault() ?? "";

    public IReadOnlyList<string> All(string name) => [.. _given[name]];

    public int Number(string name, int otherwise) => Has(name) ? int.Parse(Get(name), CultureInfo.InvariantCulture) : otherwise;

    public static ToolException Refused(string why) => new($"error parsing command line options: {why}");
}
