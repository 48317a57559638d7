using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace AlteryxBackup.Configuration;

/// <summary>Finds passwords in connection strings: they don't belong there, but files in use have them.</summary>
internal static class ConnectionStringPassword
{
    private const string Mask = "***";

    // Up to the last @, since people forget to escape one in a password; rather too much is masked than too little.
    private static readonly Regex Credentials = new(
        @"(?<=^[^:/?]+://[^:/@]*:)[^\n]*(?=@)|(?<=[?&;][^=&;]*(?:password|secret|token)[^=&;]*=)[^&;]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The string with every password replaced.</summary>
    public static string Masked(string connectionString) => Credentials.Replace(connectionString, Mask);

    /// <summary>The passwords as they are written, and unescaped where that differs.</summary>
    public static IEnumerable<string> In(string connectionString) =>
        Credentials.Matches(connectionString).Cast<Match>()
            .SelectMany(match => new[] { match.Value, Uri.UnescapeDataString(match.Value) })
            .Where(password => password.Length > 0)
            .Distinct(StringComparer.Ordinal);
}
