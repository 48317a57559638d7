using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Unix;

namespace AlteryxBackup.Tests.Platform.Processes;

/// <summary>This assembly as two programs: one that starts a detached program and stays, and the one that is started.</summary>
internal static class DetachedProgram
{
    public const string ParentVerb = "start-detached";
    public const string Verb = "be-detached";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The started program writes its id here.</summary>
    public static string ProcessIdFile(string folder) => Path.Combine(folder, "process-id");

    /// <summary>The parent, in a session of its own, with an open file 9 that nobody closes on exec.</summary>
    public static Process StartParent(string folder) => Process.Start(new ProcessStartInfo(
        "/usr/bin/setsid",
        ["/bin/sh", "-c", "exec dotnet exec \"$0\" \"$1\" \"$2\" 9>\"$2/inherited\"", typeof(DetachedProgram).Assembly.Location, ParentVerb, folder])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public static int RunParent(string folder)
    {
        LocalMachine.Create().DetachedPrograms.Start(Environment.ProcessPath!, ["exec", typeof(DetachedProgram).Assembly.Location, Verb, folder]);
        Thread.Sleep(Patience);
        return 0;
    }

    public static int Run(string folder)
    {
        OwnSession.Enter();
        File.WriteAllText(ProcessIdFile(folder) + ".new", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        File.Move(ProcessIdFile(folder) + ".new", ProcessIdFile(folder));
        Console.WriteLine("Nobody hears this, and nothing breaks.");
        Thread.Sleep(Patience);
        return 0;
    }
}
