using System.Collections.Generic;

namespace AlteryxBackup.Files.Metadata;

/// <summary>One thing known about the server, or the reason why it isn't. Made by <see cref="Known(string, string)"/> and its like.</summary>
public sealed record MetadataItem
{
    private MetadataItem(string name, object? value, string? notAvailable)
    {
        Name = name;
        Value = value;
        NotAvailable = notAvailable;
    }

    /// <summary>Its name in <c>ServerMetadata.json</c>.</summary>
    public string Name { get; }

    /// <summary>A text, a list of texts, or texts or lists of texts by name; null when not available.</summary>
    public object? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? NotAvailable { get; }

    /// <summary>A text.</summary>
    public static MetadataItem Known(string name, string value) => new(name, value, null);

    /// <summary>Several texts; none is an answer too.</summary>
    public static MetadataItem Known(string name, IReadOnlyList<string> values) => new(name, values, null);

    /// <summary>Texts by name.</summary>
    public static MetadataItem Known(string name, IReadOnlyDictionary<string, string> values) => new(name, values, null);

    /// <summary>Several texts by name.</summary>
    public static MetadataItem Known(string name, IReadOnlyDictionary<string, IReadOnlyList<string>> values) => new(name, values, null);

    /// <summary>No value, and why.</summary>
    public static MetadataItem Missing(string name, string reason) => new(name, null, reason);

    internal static MetadataItem From(string name, Obtained<string> fact) => new(name, fact.Value, fact.NotAvailable);
}
