using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.MongoTools;

/// <summary>A connection string taken apart.</summary>
internal sealed class ConnectionText
{
    public ConnectionText(string text)
    {
        Text = text;
        IsService = text.StartsWith("mongodb+srv://", StringComparison.Ordinal);
        var rest = IsService ? text[14..] : text.StartsWith("mongodb://", StringComparison.Ordinal) ? text[10..] : throw ToolArguments.Refused("error parsing uri: scheme must be \"mongodb\" or \"mongodb+srv\"");
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var authority = slash < 0 ? rest : rest[..slash];
        var tail = slash < 0 ? "" : rest[(slash + 1)..];
        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            var credentials = authority[..at];
            if (credentials.IndexOfAny(['@', '/']) >= 0)
            {
                throw ToolArguments.Refused("error parsing uri: unescaped @ sign in user info");
            }

            var colon = credentials.IndexOf(':', StringComparison.Ordinal);
            User = Uri.UnescapeDataString(colon < 0 ? credentials : credentials[..colon]);
            Password = colon < 0 ? null : Uri.UnescapeDataString(credentials[(colon + 1)..]);
        }

        Hosts = [.. authority[(at + 1)..].Split(',').Select(host => IsService || host.Contains(':', StringComparison.Ordinal) ? host : host + ":27017")];
        var question = tail.IndexOf('?', StringComparison.Ordinal);
        Database = Uri.UnescapeDataString(question < 0 ? tail : tail[..question]);
        Options = (question < 0 ? "" : tail[(question + 1)..]).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => option.Split('=', 2))
            .ToDictionary(option => option[0], option => Uri.UnescapeDataString(option.Length > 1 ? option[1] : ""), StringComparer.OrdinalIgnoreCase);
    }

    public string Text { get; }

    public bool IsService { get; }

    public string? User { get; }

    public string? Password { get; }

    public IReadOnlyList<string> Hosts { get; }

    public string Database { get; }

    public IReadOnlyDictionary<string, string> Options { get; }

    public bool Tls => IsService || Options.GetValueOrDefault("tls") == "true" || Options.GetValueOrDefault("ssl") == "true";
}
