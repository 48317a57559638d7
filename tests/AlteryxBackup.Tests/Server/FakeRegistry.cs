using System.Collections.Generic;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Tests.Server;

/// <summary>The one key that an installation of Alteryx leaves; no registry at all when neither value is given.</summary>
public sealed class FakeRegistry(string? installDir = null, string? version = null) : IRegistry
{
    public bool IsAvailable => installDir is not null || version is not null;

    public string? Read(string key, string valueName) => (key, valueName) switch
    {
        (@"SOFTWARE\WOW6432Node\SRC\Alteryx", "LastInstallDir") => installDir,
        (@"SOFTWARE\WOW6432Node\SRC\Alteryx", "LastVersion") => version,
        _ => null,
    };

    public IReadOnlyList<string> ValueNames(string key) => [];

    public IReadOnlyList<string> SubkeyNames(string key) => [];
}
