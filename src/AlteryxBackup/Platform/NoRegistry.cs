using System;
using System.Collections.Generic;

namespace AlteryxBackup.Platform;

/// <summary>A system without a registry: ask <see cref="IsAvailable"/> first.</summary>
public sealed class NoRegistry : IRegistry
{
    /// <inheritdoc/>
    public bool IsAvailable => false;

    /// <inheritdoc/>
    public string? Read(string key, string valueName) => throw Missing();

    /// <inheritdoc/>
    public IReadOnlyList<string> ValueNames(string key) => throw Missing();

    /// <inheritdoc/>
    public IReadOnlyList<string> SubkeyNames(string key) => throw Missing();

    private static PlatformNotSupportedException Missing() => new("This system has no registry.");
}
