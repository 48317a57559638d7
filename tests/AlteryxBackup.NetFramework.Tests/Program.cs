using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Reflection;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Zip;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Verification;

namespace AlteryxBackup.NetFramework.Tests;

/// <summary>
/// Loads the module's assemblies, reads a configuration, verifies an archive, writes a zip of a file, and prints what it found.
/// Usage: alteryx-backup-net472 FOLDER-OF-ASSEMBLIES CONFIGURATION ARCHIVE FILE ZIP.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        foreach (var path in Directory.GetFiles(arguments[0], "*.dll").OrderBy(path => path, StringComparer.Ordinal))
        {
            var assembly = Assembly.LoadFrom(path);
            Console.WriteLine($"Loaded: {assembly.GetName().Name}, {Types(assembly).Count(type => type.Name.EndsWith("Command", StringComparison.Ordinal))} cmdlets");
        }

        var files = new FileSystem();
        var loaded = new ConfigurationLoader(files, new HostInformation()).Load(arguments[1], new Dictionary<string, object>());
        Console.WriteLine($"LocalBackupPath: {loaded.Configuration.BackupConfiguration.LocalBackupPath}");

        var result = new ArchiveVerifier(files, new SystemClock()).Verify(new VerificationRequest(arguments[2], VerificationLevel.Standard), new Unheard(), CancellationToken.None);
        foreach (var finding in result.Findings)
        {
            Console.WriteLine($"Finding: {finding.Entry}: {finding.Problem}");
        }

        Console.WriteLine($"Valid: {result.Valid}");
        Pack(files, arguments[3], arguments[4]);
        return result.Valid ? 0 : 3;
    }

    private static void Pack(FileSystem files, string path, string zipPath)
    {
        using var target = File.Create(zipPath);
        using var output = new HashingStream(target);
        using var zip = new ZipWriter(output, ArchiveCompression.Optimal, 2, ThreadPriority.Normal);
        using var content = new FileContent(files, new ArchiveSource("content", path, DateTimeOffset.FromUnixTimeSeconds(0)), new EntryProgress(new Unheard(), "", 0), CancellationToken.None);
        Console.WriteLine($"Packed: {zip.Write("content", DateTimeOffset.FromUnixTimeSeconds(0), content).Sha256}");
        zip.Finish();
    }

    // PowerShell's own assembly isn't here: a type that can't do without it is told by the loader as such.
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    private sealed class Unheard : IOperationObserver
    {
        public void Observe(OperationEvent happened)
        {
        }
    }
}
