using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>
/// A connection string taken apart (MongoDB, "Connection Strings"). People forget to escape the password: all up to the last @ that can be one belongs
/// to user and password.
/// </summary>
internal sealed class ConnectionString
{
    // A question mark begins the options where something like an option follows; anywhere else it is part of a password.
    private static readonly Regex Options = new(@"\?(?=[A-Za-z]+=|$)", RegexOptions.CultureInvariant);

    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationInvalid"/>; nothing of the text is in the message.</exception>
    public ConnectionString(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        Scheme = scheme > 0 ? text.Substring(0, scheme) : "";
        if (Scheme is not ("mongodb" or "mongodb+srv"))
        {
            throw Unusable("doesn't begin with mongodb:// or mongodb+srv://");
        }

        var rest = text.Substring(scheme + "://".Length);
        var question = Options.Matches(rest).Cast<Match>().Select(match => match.Index).DefaultIfEmpty(-1).Last();
        var query = question < 0 ? "" : rest.Substring(question + 1);
        rest = question < 0 ? rest : rest.Substring(0, question);
        var at = rest.LastIndexOf('@');
        if (at >= 0)
        {
            var colon = rest.IndexOf(':');
            UserName = Uri.UnescapeDataString(rest.Substring(0, colon >= 0 && colon < at ? colon : at));
            Password = colon >= 0 && colon < at ? Uri.UnescapeDataString(rest.Substring(colon + 1, at - colon - 1)) : "";
            rest = rest.Substring(at + 1);
        }

        var slash = rest.IndexOf('/');
        Hosts = slash < 0 ? rest : rest.Substring(0, slash);
        Database = slash < 0 ? "" : Uri.UnescapeDataString(rest.Substring(slash + 1));
        if (Hosts.Length == 0)
        {
            throw Unusable("names no host");
        }

        Parameters = [.. query.Split('&').Where(option => option.Length > 0).Select(Parameter)];
    }

    /// <summary><c>mongodb</c> or <c>mongodb+srv</c>.</summary>
    public string Scheme { get; }

    /// <summary>Hosts with their ports, as they are written.</summary>
    public string Hosts { get; }

    /// <summary>The database that the string names: it knows the user unless <c>authSource</c> says otherwise.</summary>
    public string Database { get; }

    /// <summary>The user, unescaped; empty without one.</summary>
    public string UserName { get; } = "";

    /// <summary>The password, unescaped; empty without one.</summary>
    public string Password { get; } = "";

    /// <summary>The options in their order; values are as they are written.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; }

    /// <summary>An option's unescaped value; empty without it. Names are case-insensitive.</summary>
    public string Find(string name) =>
        Uri.UnescapeDataString(Parameters.LastOrDefault(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "");

    /// <summary>The string without user, password and database, and with these options alone.</summary>
    public string With(IEnumerable<(string Name, string Value)> options)
    {
        var query = string.Join("&", options.Select(option => $"{option.Name}={option.Value}"));
        return $"{Scheme}://{Hosts}/{(query.Length > 0 ? "?" + query : "")}";
    }

    private static (string Name, string Value) Parameter(string option)
    {
        var equals = option.IndexOf('=');
        return equals < 0 ? (option, "") : (option.Substring(0, equals), option.Substring(equals + 1));
    }

    private static BackupException Unusable(string why) => ErrorCatalogue.ConfigurationInvalid.Because($"A MongoDB connection string {why}.");
}
