using System;

namespace AlteryxBackup.MongoTools;

/// <summary>Which release plays, and what it can.</summary>
internal sealed class ToolVersion(string text)
{
    private readonly Version _version = Version.Parse(text);

    public bool KnowsConfig => _version >= new Version(100, 3, 0);

    public bool PrintsWholeUri => _version >= new Version(100, 7, 1);

    public bool WritesPrelude => _version >= new Version(100, 12, 0);

    public bool QuotesNames => _version >= new Version(100, 16, 0);

    public bool IsOld => _version.Major < 100;

    /// <summary>A name as this release prints it.</summary>
    public string Quoted(string name) => !QuotesNames ? name : name.Contains('`', StringComparison.Ordinal) ? $"\"{name.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : $"`{name}`";

    public override string ToString() => text;
}
