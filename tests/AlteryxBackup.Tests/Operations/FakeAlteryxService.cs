using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Operations;

/// <summary>AlteryxService.exe as a program: answers the verbs of a backup; a dump takes ten seconds.</summary>
internal sealed class FakeAlteryxService(FakeClock clock) : IProcessRunner
{
    /// <summary>The verbs asked for, in order.</summary>
    public List<string> Verbs { get; } = [];

    /// <summary>What the dump does with its folder; the answer is its exit code.</summary>
    public Func<string, int> OnDump { get; set; } = WriteDump;

    /// <summary>The process of each dump.</summary>
    public const int DumpProcess = 815;

    /// <summary>What a restore does with its source and its target; the answer is its exit code.</summary>
    public Func<string, string, int> OnRestore { get; set; } = WriteRestored;

    public static int WriteRestored(string source, string target)
    {
        File.WriteAllText(Path.Combine(target, "collection.wt"), "restored");
        File.WriteAllText(Path.Combine(target, "mongoRestore.log"), "4 document(s) restored successfully. 0 document(s) failed to restore.\n");
        return 0;
    }

    public string Version { get; set; } = "2023.1.1.247";

    public string Token { get; set; } = "t0ken-of-the-controller";

    /// <summary>False: it answers a request to set its token like any other, and keeps the one that it has.</summary>
    public bool TakesToken { get; set; } = true;

    public static int WriteDump(string folder)
    {
        foreach (var (database, collection) in new[] { ("AlteryxService", "AS_Queue"), ("AlteryxGallery", "users") })
        {
            var stem = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, database)).FullName, collection);
            File.WriteAllBytes(stem + ".bson", [5, 0, 0, 0, 0, 5, 0, 0, 0, 0]);
            File.WriteAllText(stem + ".metadata.json", $$"""{"options":{},"indexes":[],"collectionName":"{{collection}}","type":"collection"}""");
        }

        return 0;
    }

    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Path.GetFileName(request.FileName) != "AlteryxService.exe")
        {
            throw new Win32Exception(2, "no such program");
        }

        var verb = request.Arguments.Single().Split('=')[0];
        Verbs.Add(verb);
        switch (verb)
        {
            case "getversion":
                return Outcome(Version);
            case "getserversecret":
                return Outcome(Token);
            case "getemongopassword":
                return Outcome("Admin: adm1n-password\nNon-Admin: us3r-password\n");
            case "emongodump":
                request.OnStarted?.Invoke(DumpProcess);
                clock.Advance(TimeSpan.FromSeconds(10));
                var exitCode = OnDump(request.Arguments[0]["emongodump=".Length..]);
                cancellation.ThrowIfCancellationRequested();
                return Outcome("", exitCode);
            case "emongorestore":
                request.OnStarted?.Invoke(DumpProcess);
                clock.Advance(TimeSpan.FromSeconds(10));
                var paths = request.Arguments[0]["emongorestore=".Length..].Split(',');
                return Outcome("", OnRestore(paths[0], paths[1]));
            case "setserversecret":
                Token = TakesToken ? request.Arguments[0]["setserversecret=".Length..] : Token;
                return Outcome("");
            default:
                throw new InvalidOperationException($"Nobody expected '{verb}'.");
        }
    }

    private static ProcessOutcome Outcome(string output, int exitCode = 0) => new(exitCode, false, Encoding.UTF8.GetBytes(output), [], TimeSpan.FromSeconds(1));
}
