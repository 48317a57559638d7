using System;

namespace AlteryxBackup.Tests.Platform.Unix;

/// <summary>A test that gives files away, skipped where this account may not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            Skip = "Only root can give files away.";
        }
    }
}
