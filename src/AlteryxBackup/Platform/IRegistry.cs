using System.Collections.Generic;

namespace AlteryxBackup.Platform;

/// <summary>Reads the local machine's registry (HKEY_LOCAL_MACHINE, 64-bit view).</summary>
public interface IRegistry
{
    /// <summary>True where there is one (Windows).</summary>
    bool IsAvailable { get; }

    /// <summary>A value as text; null when key or value does not exist.</summary>
    string? Read(string key, string valueName);

    /// <summary>The names of the values of a key; empty when it does not exist.</summary>
    IReadOnlyList<string> ValueNames(string key);

    /// <summary>The names of the keys below a key; empty when it does not exist.</summary>
    IReadOnlyList<string> SubkeyNames(string key);
}
