using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Archives;
using AlteryxBackup.Files;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Some of an archive's entries: those of components, those whose names match, or all.</summary>
internal sealed class EntrySelection
{
    private static readonly string[] Secrets = [EntryPaths.ControllerToken, EntryPaths.MongoPasswords];

    private readonly IReadOnlyList<RestoreComponent> _components;
    private readonly IReadOnlyList<Regex> _names;

    /// <summary>Takes what was asked for; nothing at all means everything.</summary>
    /// <param name="components">Components wanted.</param>
    /// <param name="names">Names wanted: the whole name or its last part, in any case, with * and ?.</param>
    public EntrySelection(IReadOnlyList<RestoreComponent> components, IReadOnlyList<string> names)
    {
        _components = components;
        _names = [.. names.Select(Pattern)];
    }

    /// <summary>The component that an entry belongs to; null for what describes the archive.</summary>
    public static RestoreComponent? ComponentOf(string entryPath)
    {
        if (entryPath.StartsWith(ArchiveLayout.MongoDB, StringComparison.Ordinal))
        {
            return RestoreComponent.Database;
        }

        var path = WithoutNode(entryPath);
        return !path.StartsWith(EntryPaths.Config, StringComparison.Ordinal) ? null
            : Secrets.Any(secret => path == secret || path == secret + EntryPaths.EncryptedSuffix) ? RestoreComponent.ControllerSettings
            : RestoreComponent.Files;
    }

    /// <summary>Whether an entry was asked for.</summary>
    public bool Has(string entryPath)
    {
        if (_components.Count == 0 && _names.Count == 0)
        {
            return true;
        }

        var last = entryPath.Substring(entryPath.LastIndexOf('/') + 1);
        return (ComponentOf(entryPath) is { } component && _components.Contains(component)) || _names.Any(name => name.IsMatch(entryPath) || name.IsMatch(last));
    }

    // Nodes/<name>/Config/… is the Config/… of another machine.
    private static string WithoutNode(string entryPath) =>
        entryPath.StartsWith(ArchiveLayout.Nodes, StringComparison.Ordinal) && entryPath.IndexOf('/', ArchiveLayout.Nodes.Length) is var cut and > 0
            ? entryPath.Substring(cut + 1)
            : entryPath;

    private static Regex Pattern(string name) => new(
        "^" + Regex.Escape(name.Replace('\\', '/')).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);
}
