using System;
using System.IO;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Guards;

namespace AlteryxBackup.Cli;

/// <summary>What this program is to the engine: a host, and, started by itself once more, the guard of its own runs.</summary>
internal static class ThisProgram
{
    /// <summary>The verb by which it becomes a guard. Not for people: it isn't listed in the help.</summary>
    private const string GuardVerb = "guard";

    /// <summary>This machine, with guards to be had.</summary>
    public static Machine Machine() => LocalMachine.Create(guard: Guard());

    /// <summary>Whether it was started as a guard.</summary>
    public static bool IsGuard(string[] args) => args is [GuardVerb, _];

    /// <summary>Stands guard, and returns the exit code.</summary>
    public static int StandGuard(string[] args) => GuardDuty.StandAlone(args[1]);

    // `dotnet alteryx-backup.dll` runs in dotnet itself, which wants to be told the assembly again.
    private static GuardProgram Guard()
    {
        var process = Environment.ProcessPath!;
        var assembly = typeof(ThisProgram).Assembly;
        return string.Equals(Path.GetFileNameWithoutExtension(process), assembly.GetName().Name, StringComparison.OrdinalIgnoreCase)
            ? new GuardProgram(process, [GuardVerb])
            : new GuardProgram(process, [assembly.Location, GuardVerb]);
    }
}
