using System;
using System.ComponentModel;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Server;

/// <summary>Finds out the server's version: from the registry, else by asking the executable.</summary>
internal sealed class ServerVersion
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly Version OldestSupported = new(2020, 1);
    private static readonly Regex Registered = new(@"^\s*(\d+\.\d+(?:\.\d+){0,2})\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Printed = new(@"\d+\.\d+\.\d+\.\d+", RegexOptions.CultureInvariant);

    private readonly IRegistry _registry;
    private readonly IProcessRunner _processes;

    public ServerVersion(IRegistry registry, IProcessRunner processes)
    {
        _registry = registry;
        _processes = processes;
    }

    /// <summary>The version; null when no source tells, and <paramref name="unknownBecause"/> says why.</summary>
    public string? Find(ServiceExecutable executable, CancellationToken cancellation, out string unknownBecause)
    {
        unknownBecause = "";
        if (executable.IsRegistered
            && _registry.Read(ServiceExecutable.RegistryKey, "LastVersion") is { } registered
            && Registered.Match(registered) is { Success: true } match)
        {
            return match.Groups[1].Value;
        }

        if (!executable.Exists)
        {
            unknownBecause = $"{executable.Path} does not exist";
            return null;
        }

        try
        {
            var outcome = _processes.Run(new ProcessRequest { FileName = executable.Path, Arguments = ["getversion"], TimeLimit = Limit }, cancellation);
            if (Printed.Match(outcome.OutputText() + "\n" + outcome.ErrorText()) is { Success: true } printed)
            {
                return printed.Value;
            }

            unknownBecause = outcome.TimedOut
                ? $"{executable.Path} getversion did not answer within 15 seconds"
                : $"{executable.Path} getversion printed no version";
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or UnauthorizedAccessException)
        {
            unknownBecause = $"{executable.Path} can't be started: {fault.Message}";
        }

        return null;
    }

    /// <summary>True for versions before 2020.1, which nobody has tried this product on.</summary>
    public static bool IsOlderThanSupported(string version) => Version.TryParse(version, out var parsed) && parsed < OldestSupported;
}
