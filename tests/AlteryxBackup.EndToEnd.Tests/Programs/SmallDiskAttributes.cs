using System;

namespace AlteryxBackup.EndToEnd.Tests.Programs;

/// <summary>A test that needs a disk of its own. Where none can be mounted it is skipped, and counted so; in CI, which can, it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisks.Lacking;
}

/// <summary>Likewise, for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute() => Skip = SmallDisks.Lacking;
}

/// <summary>Whether disks can be mounted here, asked once.</summary>
internal static class SmallDisks
{
    private static readonly Lazy<string?> Refusal = new(SmallDisk.Refusal);

    /// <summary>Why a test can't run here; null when it can, or must.</summary>
    public static string? Lacking => Environment.GetEnvironmentVariable("CI") == "true" ? null : Refusal.Value;
}
