using System;

namespace AlteryxBackup.Lab.Verbs;

/// <summary>One <c>verb</c> or <c>verb=value</c> of the command line.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Value">Without the quotes around it; empty when there is none.</param>
internal sealed record Verb(string Name, string Value)
{
    public static Verb Parse(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new Verb(argument.ToLowerInvariant(), "")
            : new Verb(argument[..equals].ToLowerInvariant(), Unquote(argument[(equals + 1)..]));
    }

    private static string Unquote(string value) => value is ['"', .. var inside, '"'] ? inside : value;
}
