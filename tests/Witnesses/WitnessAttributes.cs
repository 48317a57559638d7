using System;
using System.IO;
using System.Linq;

namespace AlteryxBackup.Tests.Witnesses;

/// <summary>A test that needs programs of others as witnesses. On a machine that has nothing but the SDK it is skipped, and counted so; in CI, which installs them, a missing one fails it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WitnessFactAttribute : FactAttribute
{
    /// <param name="programs">What it needs; <c>7zz|7z</c> for one that has two names.</param>
    public WitnessFactAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = Witnesses.Lacking(programs);
    }

    public string[] Programs { get; }
}

/// <summary>Likewise, for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WitnessTheoryAttribute : TheoryAttribute
{
    /// <param name="programs">What it needs; <c>7zz|7z</c> for one that has two names.</param>
    public WitnessTheoryAttribute(params string[] programs)
    {
        Programs = programs;
        Skip = Witnesses.Lacking(programs);
    }

    public string[] Programs { get; }
}

/// <summary>Which programs are on PATH.</summary>
internal static class Witnesses
{
    /// <summary>Why a test can't run here; null when it can, or must.</summary>
    public static string? Lacking(string[] programs)
    {
        var missing = programs.Where(program => !program.Split('|').Any(IsInstalled)).ToList();
        return missing.Count == 0 || Environment.GetEnvironmentVariable("CI") == "true"
            ? null
            : $"Not installed: {string.Join(", ", missing)} (Debian: apt-get install unzip 7zip python3 openssl mono-runtime).";
    }

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
