using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AlteryxBackup.Platform.Processes;

/// <summary>
/// Joins arguments to the one string that Windows hands to a program, so that <c>CommandLineToArgvW</c> and the C runtime split it back
/// (Microsoft: "Parsing C command-line arguments"). .NET Framework has no argument list of its own.
/// </summary>
internal static class WindowsCommandLine
{
    private static readonly char[] NeedsQuotes = [' ', '\t', '\n', '\v', '"'];

    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    public static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny(NeedsQuotes) < 0)
        {
            return argument;
        }

        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in argument)
        {
            if (character == '\\')
            {
                backslashes++;
                continue;
            }

            // Backslashes are literal everywhere but before a quote.
            quoted.Append('\\', character == '"' ? (2 * backslashes) + 1 : backslashes).Append(character);
            backslashes = 0;
        }

        return quoted.Append('\\', 2 * backslashes).Append('"').ToString();
    }
}
