using System;
using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Server;

/// <summary>Which settings of a server belong to its machine: addresses, paths, names of hosts, and what is encrypted with the machine's own key (facts/alteryx-server.md, sections 2 to 4).</summary>
internal static class HostSettings
{
    /// <summary>The token as the settings keep it; only this machine can read it.</summary>
    public static readonly IReadOnlyList<string> ServerSecrets = ["Controller/ServerSecretEncrypted", "Worker/ServerSecretEncrypted"];

    /// <summary>The storage keys; they travel, once the same token is set.</summary>
    public const string StorageKeys = "Controller/StorageKeysEncrypted";

    private const string EncryptedEnding = "Encrypted";

    private static readonly string[] Named = ["Gallery/BaseAddress", "Worker/ServerName"];

    /// <summary>The settings in which two machines differ because they are two; the token and the storage keys have a way of their own and are not among them.</summary>
    /// <param name="theirs">Where the settings come from.</param>
    /// <param name="ours">Where they go.</param>
    /// <param name="theirHost">The name of the machine that they come from; null when not known.</param>
    public static IReadOnlyList<string> Different(SettingsDocument theirs, SettingsDocument ours, string? theirHost) =>
    [
        .. theirs.Values.Concat(ours.Values)
            .Where(value => IsOfHost(value.Key, value.Value, theirHost))
            .Select(value => value.Key)
            .Distinct(StringComparer.Ordinal)
            .Where(path => theirs.Find(path) != ours.Find(path))
            .OrderBy(path => path, StringComparer.Ordinal),
    ];

    /// <summary>Whether a setting's value can be read by its own machine alone, and is nobody's to see.</summary>
    public static bool IsEncrypted(string path) => path.EndsWith(EncryptedEnding, StringComparison.Ordinal);

    private static bool IsOfHost(string path, string value, string? theirHost) =>
        path != StorageKeys && !ServerSecrets.Contains(path)
        && (Named.Contains(path) || IsEncrypted(path) || IsPath(value) || (theirHost is { Length: > 2 } && value.IndexOf(theirHost, StringComparison.OrdinalIgnoreCase) >= 0));

    private static bool IsPath(string value) =>
        value.StartsWith(@"\\", StringComparison.Ordinal) || (value.Length > 0 && value[0] == '/') || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/');
}
