using System;
using System.Collections.Generic;

namespace AlteryxBackup.Server;

/// <summary>The server's settings: an override wins over a default, an absent element means the default.</summary>
public sealed class RuntimeSettings
{
    private readonly IReadOnlyDictionary<string, string> _values;
    private readonly IReadOnlyDictionary<string, string> _sources;

    /// <summary>Takes the merged values, keyed <c>Section/Element</c>, case-sensitive.</summary>
    public RuntimeSettings(IReadOnlyDictionary<string, string> values)
        : this(values, new Dictionary<string, string>(), [], [])
    {
    }

    internal RuntimeSettings(
        IReadOnlyDictionary<string, string> values,
        IReadOnlyDictionary<string, string> sources,
        IReadOnlyList<string> listedWorkers,
        IReadOnlyList<string> warnings)
    {
        _values = values;
        _sources = sources;
        ListedWorkers = listedWorkers;
        Warnings = warnings;
    }

    /// <summary>No setting at all.</summary>
    public static RuntimeSettings Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>Node names of a <c>Workers</c> section; empty when no file has one, as usual.</summary>
    public IReadOnlyList<string> ListedWorkers { get; }

    /// <summary>What should be looked at: a defaults file that can't be read, say.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>A value; null when neither file has it or it is empty.</summary>
    /// <param name="path"><c>Section/Element</c>, e.g. <c>Controller/EmbeddedMongoDBEnabled</c>.</param>
    public string? Find(string path) => _values.TryGetValue(path, out var value) && value.Length > 0 ? value : null;

    /// <summary>True only for the text <c>True</c> (any case); false for everything else and for an absent element.</summary>
    public bool IsTrue(string path) => string.Equals(Find(path), "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>One setting with its value and where that comes from, for people: <c>Controller/MongoDBEnabled is True (C:\…\RuntimeSettings.xml)</c>. Not for secrets.</summary>
    public string Explain(string path)
    {
        var source = _sources.TryGetValue(path, out var known) ? $" ({known})" : "";
        return $"{path} is {Find(path) ?? "not set"}{source}";
    }
}
