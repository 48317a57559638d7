using System;
using System.IO;
using System.Linq;

namespace AlteryxBackup.EndToEnd.Tests.Wine;

/// <summary>A test of the Windows API under Wine: skipped, and counted so, where Wine or the programs for Windows are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WineFactAttribute : FactAttribute
{
    public WineFactAttribute()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip = !folders.Any(folder => File.Exists(Path.Combine(folder, "wine")))
            ? "Not installed: wine (Debian: apt-get install --no-install-recommends wine64 wine)."
            : !File.Exists(WindowsMachine.Program)
                ? $"Not built: {WindowsMachine.Program} (tests/AlteryxBackup.EndToEnd.Tests/Wine/publish)."
                : null;
    }
}
