using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AlteryxBackup.EndToEnd.Tests.Documentation;

/// <summary>A command line of <c>alteryx-backup</c> as the documents show it.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Arguments">What stands behind the program's name, quotes taken off.</param>
internal sealed partial record DocumentedCommand(string Place, IReadOnlyList<string> Arguments)
{
    /// <summary>Every one in the code blocks and tables of README.md and docs/*.md.</summary>
    public static IReadOnlyList<DocumentedCommand> All(string repository)
    {
        var readme = Path.Combine(repository, "README.md");
        var files = Directory.GetFiles(Path.Combine(repository, "docs"), "*.md").Order(StringComparer.Ordinal);
        return [.. (File.Exists(readme) ? files.Prepend(readme) : files).SelectMany(file => Read(Path.GetRelativePath(repository, file), File.ReadAllLines(file)))];
    }

    /// <summary>Those in a document's code blocks and, as code, in its tables.</summary>
    public static IEnumerable<DocumentedCommand> Read(string name, IReadOnlyList<string> lines)
    {
        var inBlock = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                inBlock = !inBlock;
            }
            else if (inBlock && Line().Match(lines[i]) is { Success: true } line)
            {
                yield return new DocumentedCommand($"{name}:{i + 1}", Split(line.Groups["rest"].Value));
            }
            else if (!inBlock && lines[i].StartsWith('|'))
            {
                foreach (var cell in Cell().Matches(lines[i]).Cast<Match>())
                {
                    yield return new DocumentedCommand($"{name}:{i + 1}", Split(cell.Groups["rest"].Value));
                }
            }
        }
    }

    /// <summary>The words of a command line, up to a comment, a pipe or a redirection.</summary>
    public static IReadOnlyList<string> Split(string text) => Word().Matches(text)
        .Select(word => word.Value)
        .TakeWhile(word => word is not ("#" or "|" or ">" or "&&" or "&" or "2>" or "^" or "`" or "\\"))
        .Select(word => word.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal))
        .ToList();

    [GeneratedRegex("""^\s*(?:(?:\$|>|PS>|&)\s+)?(?:alteryx-backup(?:\.exe)?|"[^"]*alteryx-backup(?:\.exe)?")(?: (?<rest>\S.*))?$""")]
    private static partial Regex Line();

    [GeneratedRegex("`alteryx-backup (?<rest>[^`]+)`")]
    private static partial Regex Cell();

    [GeneratedRegex("""(?:"[^"]*"|'[^']*'|[^\s"'])+""")]
    private static partial Regex Word();
}
