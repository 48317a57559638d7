using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Server;

/// <summary>Where AlteryxService is, and how that was found out.</summary>
/// <param name="Path">Full path; when it wasn't found, the likeliest one.</param>
/// <param name="Exists">Whether it is there.</param>
/// <param name="LookedAt">What was looked at, in order, for people.</param>
/// <param name="IsRegistered">True when the registry names this very installation.</param>
internal sealed record ServiceExecutable(string Path, bool Exists, IReadOnlyList<string> LookedAt, bool IsRegistered)
{
    /// <summary>The installation's key; its values are known from working scripts.</summary>
    public const string RegistryKey = @"SOFTWARE\WOW6432Node\SRC\Alteryx";

    private const string FileName = "AlteryxService.exe";

    /// <summary>The folder that holds it; separators of either system count, since settings may be read on another one.</summary>
    public string BinDirectory => ParentOf(Path);

    /// <summary>Looks at the configured path alone, else at the registry and the default folder.</summary>
    public static ServiceExecutable Find(string configuredPath, IFileSystem files, IRegistry registry)
    {
        var registered = RegisteredPath(files, registry);
        if (configuredPath.Length > 0)
        {
            var whole = files.Path.IsPathRooted(configuredPath) ? files.Path.GetFullPath(configuredPath) : configuredPath;
            return new ServiceExecutable(
                whole,
                files.File.Exists(whole),
                [$"{whole} (ServerConfiguration.AlteryxServicePath)"],
                string.Equals(whole, registered, StringComparison.OrdinalIgnoreCase));
        }

        var programFiles = Environment.GetEnvironmentVariable("ProgramW6432") is { Length: > 0 } folder ? folder : @"C:\Program Files";
        var standard = $@"{programFiles}\Alteryx\bin\{FileName}";
        var lookedAt = new[]
        {
            registered is null ? $@"no LastInstallDir in HKLM\{RegistryKey}" : $"{registered} (registry)",
            $"{standard} (default folder)",
        };
        var candidates = new[] { registered, standard }.Where(path => path is not null).Select(path => path!).ToList();
        var found = candidates.Find(files.File.Exists);
        var path = found ?? candidates[0];
        return new ServiceExecutable(path, found is not null, lookedAt, path == registered);
    }

    private static string? RegisteredPath(IFileSystem files, IRegistry registry)
    {
        var folder = (registry.IsAvailable ? registry.Read(RegistryKey, "LastInstallDir") : null)?.Trim().Trim('"').TrimEnd('\\', '/');
        if (string.IsNullOrEmpty(folder))
        {
            return null;
        }

        var isBin = folder!.EndsWith("bin", StringComparison.OrdinalIgnoreCase) && ParentOf(folder).Length == folder.Length - 4;
        return files.Path.Combine(isBin ? folder : files.Path.Combine(folder, "bin"), FileName);
    }

    private static string ParentOf(string path) => path.LastIndexOfAny(['\\', '/']) is var cut and >= 0 ? path.Substring(0, cut) : "";
}
