using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.Win32;

namespace AlteryxBackup.Platform.Windows;

/// <summary>The local machine's registry, 64-bit view whatever this process is.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsRegistry : IRegistry
{
    /// <inheritdoc/>
    public bool IsAvailable => true;

    /// <inheritdoc/>
    public string? Read(string key, string valueName) => In(key, found => found.GetValue(valueName) switch
    {
        string[] lines => string.Join("\n", lines),
        byte[] bytes => BitConverter.ToString(bytes),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    });

    /// <inheritdoc/>
    public IReadOnlyList<string> ValueNames(string key) => In(key, found => found.GetValueNames()) ?? [];

    /// <inheritdoc/>
    public IReadOnlyList<string> SubkeyNames(string key) => In(key, found => found.GetSubKeyNames()) ?? [];

    private static T? In<T>(string key, Func<RegistryKey, T?> read)
        where T : class
    {
        using var machine = RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, RegistryView.Registry64);
        using var found = machine.OpenSubKey(key);
        return found is null ? null : read(found);
    }
}
