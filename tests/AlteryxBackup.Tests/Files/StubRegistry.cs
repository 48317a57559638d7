using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Files;

internal sealed class StubRegistry : IRegistry
{
    public Dictionary<string, Dictionary<string, string>> Keys { get; } = [];

    public bool IsAvailable { get; init; } = true;

    public string? Read(string key, string valueName) => Keys.GetValueOrDefault(key)?.GetValueOrDefault(valueName);

    public IReadOnlyList<string> ValueNames(string key) => [.. Keys.GetValueOrDefault(key)?.Keys.AsEnumerable() ?? []];

    public IReadOnlyList<string> SubkeyNames(string key) => [];
}
