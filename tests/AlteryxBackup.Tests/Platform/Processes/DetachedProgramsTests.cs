using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Unix;
using AlteryxBackup.Tests.Platform.Unix;

namespace AlteryxBackup.Tests.Platform.Processes;

public sealed class DetachedProgramsTests : IDisposable
{
    private const int Terminate = 15;

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _started = [];

    [UnixFact]
    public void It_outlives_the_end_of_its_parents_whole_session_and_the_signals_of_terminals()
    {
        var (parent, detached) = Start();

        Assert.Equal(0, LibC.Signal(-parent.Id, LibC.Kill));
        parent.WaitForExit();
        foreach (var signal in new[] { LibC.HangUp, LibC.Interrupt, LibC.Quit })
        {
            Assert.Equal(0, LibC.Signal(detached.Id, signal));
        }

        Assert.Equal(detached.Id, SessionOf(detached.Id));
        Assert.False(detached.WaitForExit(500));
    }

    [UnixFact]
    public void It_holds_no_stream_and_no_file_of_its_parent()
    {
        var (parent, detached) = Start();
        var theirs = OpenFiles(parent.Id).ToList();
        var its = OpenFiles(detached.Id).ToList();

        Assert.Contains(theirs, file => file.EndsWith("/inherited", StringComparison.Ordinal));
        Assert.DoesNotContain(its, file => file.EndsWith("/inherited", StringComparison.Ordinal));
        Assert.Equal(["/dev/null", "/dev/null", "/dev/null"], its.Take(3));
        Assert.Empty(its.Where(file => file.StartsWith("pipe:", StringComparison.Ordinal)).Intersect(theirs));

        // Whoever reads the parent's output sees its end as soon as the parent is gone.
        Assert.Equal(0, LibC.Signal(parent.Id, LibC.Kill));
        Assert.Equal("", parent.StandardOutput.ReadToEnd());
        Assert.False(detached.HasExited);
    }

    [UnixFact]
    public void A_terminate_ends_it()
    {
        var (_, detached) = Start();

        Assert.Equal(0, LibC.Signal(detached.Id, Terminate));
        Assert.True(detached.WaitForExit(30_000));
    }

    [UnixFact]
    public void A_program_that_is_not_there_is_said_to_be_so() =>
        Assert.Throws<Win32Exception>(() => LocalMachine.Create().DetachedPrograms.Start(Path.Combine(_folder.Path, "missing"), []));

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Kill();
            process.Dispose();
        }

        _folder.Dispose();
    }

    private static int SessionOf(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> OpenFiles(int processId) =>
        Directory.GetFileSystemEntries($"/proc/{processId}/fd")
            .OrderBy(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Select(path => new FileInfo(path).LinkTarget ?? "");

    private (Process Parent, Process Detached) Start()
    {
        var parent = DetachedProgram.StartParent(_folder.Path);
        _started.Add(parent);
        var file = DetachedProgram.ProcessIdFile(_folder.Path);
        while (!File.Exists(file))
        {
            Assert.False(parent.HasExited, "The parent has ended.");
            Thread.Sleep(20);
        }

        var detached = Process.GetProcessById(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
        _started.Add(detached);
        return (parent, detached);
    }
}
