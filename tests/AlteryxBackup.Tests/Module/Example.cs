using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Tests.Module;

/// <summary>An example of a cmdlet's use: from src/AlteryxBackup.PowerShell/Help/Examples, one file per cmdlet; the Pester suite runs each.</summary>
internal sealed record Example(string Title, string Code, string Text)
{
    private const string Fence = "```";

    public static string FileOf(string cmdlet) => Repository.PathOf("src", "AlteryxBackup.PowerShell", "Help", "Examples", cmdlet + ".md");

    /// <summary>Those of one cmdlet; none when it has no file.</summary>
    public static IReadOnlyList<Example> Of(string cmdlet) => File.Exists(FileOf(cmdlet))
        ? [.. ("\n" + File.ReadAllText(FileOf(cmdlet)).Replace("\r\n", "\n", StringComparison.Ordinal)).Split("\n### ").Skip(1).Select(text => Read(cmdlet, text))]
        : [];

    private static Example Read(string cmdlet, string text)
    {
        var parts = text.Split(Fence);
        return parts.Length == 3 && parts[1].StartsWith("powershell\n", StringComparison.Ordinal)
            ? new Example(parts[0].Trim(), parts[1]["powershell\n".Length..].Trim('\n'), parts[2].Trim())
            : throw new InvalidDataException($"{FileOf(cmdlet)}: an example is '### title', one {Fence}powershell block, and a sentence that says what it shows. This isn't: {text}");
    }
}
