using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli;

/// <summary>Settings given on the command line.</summary>
internal static class Overrides
{
    /// <summary>From <c>--set Section.Key=VALUE</c> and the options that have a name of their own.</summary>
    public static Dictionary<string, object> From(string[] assignments, params (string Setting, string? Value)[] named)
    {
        var parameters = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw ErrorCatalogue.UsageInvalid.Because($"--set '{assignment}' is not SECTION.KEY=VALUE.");
            }

            Add(parameters, assignment[..equals], assignment[(equals + 1)..]);
        }

        foreach (var (setting, value) in named)
        {
            if (value is not null)
            {
                Add(parameters, setting, value);
            }
        }

        return parameters;
    }

    // A list grows by each value that is given, as the script takes commas; of one value two can't hold, and to guess which was meant is worse than to ask.
    private static void Add(Dictionary<string, object> parameters, string setting, string value)
    {
        var isList = ConfigurationKeys.All.Any(key => key.Path == setting && key.ValueType == typeof(string[]));
        if (isList)
        {
            string[] earlier = parameters.TryGetValue(setting, out var given) ? (string[])given : [];
            parameters[setting] = (string[])[.. earlier, .. value.Split(',', StringSplitOptions.RemoveEmptyEntries)];
        }
        else if (!parameters.TryAdd(setting, value))
        {
            throw ErrorCatalogue.UsageInvalid.Because($"{setting} is given twice: '{parameters[setting]}' and '{value}'.", action: "Give it once.");
        }
    }
}
