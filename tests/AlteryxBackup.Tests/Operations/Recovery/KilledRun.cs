using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Tests.Operations.Recovery;

/// <summary>What a run that was killed in its dump leaves: the service down, a dump that goes on, a staging folder, half an archive, a journal.</summary>
internal sealed class KilledRun
{
    private readonly SimulatedMachine _machine;

    public KilledRun(SimulatedMachine machine)
    {
        _machine = machine;
        Staging = Directory.CreateDirectory(Path.Combine(machine.Temp, "AlteryxBackup_20240331_002900_99")).FullName;
        File.WriteAllText(Path.Combine(Staging, "ControllerToken.txt"), "t0ken");
        Archive = Path.Combine(Directory.CreateDirectory(machine.Backups).FullName, "ServerBackup_Full_20240331_022900.zip");
        File.WriteAllText(Archive + ".partial", "half");
        machine.Service.State = ServiceState.Stopped;
        machine.Processes.Processes.AddRange([Dump, new ProcessEntry(816, 815, "mongodump", null, Dump.StartedAt)]);
        Write(Facts);
    }

    public string Staging { get; }

    public string Archive { get; }

    public ProcessEntry Dump => new(815, 1, "AlteryxService", _machine.ServiceExecutable, _machine.Clock.UtcNow.AddMinutes(-1));

    public IReadOnlyList<JournalFact> Facts =>
    [
        new RunBegan("killed", "Backup", "Full", 99, _machine.Clock.UtcNow.AddMinutes(-2), @"CORP\backup", "/logs/killed.log") { At = _machine.Clock.UtcNow.AddMinutes(-2) },
        new StagingBegan(Staging),
        new StopBegan("AlteryxService"),
        new DumpBegan(_machine.ServiceExecutable, Path.GetDirectoryName(_machine.DatabaseFile)!) { At = _machine.Clock.UtcNow.AddMinutes(-1) },
        new DumpStarted(815, Dump.StartedAt),
        new ArchiveBegan(Archive),
    ];

    public static byte[] Bytes(IEnumerable<JournalFact> facts) => Encoding.UTF8.GetBytes(string.Concat(facts.Select(fact => JournalLine.Write(fact) + "\n")));

    public void Write(IEnumerable<JournalFact> facts) => Write(Bytes(facts));

    public void Write(byte[] journal)
    {
        _machine.Durable.CreatePrivateFolder(_machine.State.Path);
        File.WriteAllBytes(_machine.State.Journal, journal);
    }
}
