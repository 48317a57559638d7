using System;
using System.IO;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Operations.Journal;

public sealed class RunJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alteryx-backup-journal-").FullName;
    private readonly FaultyDurableFiles _disk;
    private readonly Machine _machine;

    public RunJournalTests()
    {
        var machine = LocalMachine.Create();
        _disk = new FaultyDurableFiles(machine.DurableFiles);
        _machine = machine with { DurableFiles = _disk };
    }

    private string Path => System.IO.Path.Combine(_folder, "journal.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_line_that_a_full_disk_has_cut_never_becomes_part_of_the_next()
    {
        using var journal = RunJournal.Begin(_machine, Path, new RunBegan("run1", "Backup", "Full", 42, null, "me", null));

        // The bytes get as far as the file, and then the disk says no.
        _disk.Fail(DurableCall.Flush, new IOException("No space left on device", 28), 1 + FlushesSoFar());
        Assert.Equal("DiskFull", Assert.Throws<BackupException>(() => journal.Add(new StagingBegan("/temp/a"))).Error.Id);
        File.AppendAllText(Path, "half of a li");
        journal.Add(new StopBegan("AlteryxService"));

        var read = RunJournal.Read(_machine.Files, Path)!;
        Assert.False(read.IsDamaged);
        Assert.Equal(["RunBegan", "StopBegan"], Array.ConvertAll([.. read.Facts], fact => fact.GetType().Name));
        _disk.AssertAllFaultsUsed();
    }

    private int FlushesSoFar()
    {
        var flushes = 0;
        foreach (var (call, _) in _disk.Calls)
        {
            flushes += call == DurableCall.Flush ? 1 : 0;
        }

        return flushes;
    }
}
