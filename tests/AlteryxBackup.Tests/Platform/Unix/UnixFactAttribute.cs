using System;

namespace AlteryxBackup.Tests.Platform.Unix;

/// <summary>A test of file modes, skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "File modes are not Windows'.";
        }
    }
}
