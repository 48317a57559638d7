using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Tests.Module;

/// <summary>What to read next: every cmdlet that a cmdlet's own texts and examples name, then the topics.</summary>
internal static class RelatedTopics
{
    public static IEnumerable<string> Of(CmdletDescription cmdlet, IReadOnlyList<CmdletDescription> all)
    {
        var words = cmdlet.Remarks.Append(cmdlet.Synopsis)
            .Concat(cmdlet.Parameters.Select(parameter => parameter.Text))
            .Concat(cmdlet.Examples.SelectMany(example => new[] { example.Code, example.Text }))
            .SelectMany(text => text.Split([' ', '\n', '(', ')', '.', ',', ';', ':', '|', '\'', '"', '{', '}', '[', ']', '`'], StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return all.Where(other => other != cmdlet && words.Contains(other.Name)).Select(other => other.Name).Concat(["about_AlteryxBackup", "about_AlteryxBackup_Configuration"]);
    }
}
