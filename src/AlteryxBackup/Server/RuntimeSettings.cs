using System;
using System.Collections.Generic;

namespace AlteryxBackup.Server;

/// <summary>The server's settings: an override wins over a default, an absent element means the default.</summary>
public sealed class RuntimeSettings
{
    private readonly IReadOnlyDictionary<string, string> _values;

    /// <summary>Takes the merged values, keyed <c>Section/Element</c>, case-sensitive.</summary>
    public RuntimeSettings(IReadOnlyDictionary<string, string> values) => _values = values;

    /// <summary>No setting at all.</summary>
    public static RuntimeSettings Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>A value; null when neither file has it or it is empty.</summary>
    /// <param name="path"><c>Section/Element</c>, e.g. <c>Controller/EmbeddedMongoDBEnabled</c>.</param>
    public string? Find(string path) => _values.TryGetValue(path, out var value) && value.Length > 0 ? value : null;

    /// <summary>True only for the text <c>True</c> (any case); false for everything else and for an absent element.</summary>
    public bool IsTrue(string path) => string.Equals(Find(path), "True", StringComparison.OrdinalIgnoreCase);
}
