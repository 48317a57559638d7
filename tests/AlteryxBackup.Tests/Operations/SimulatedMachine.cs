using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Tests.Faults;
using AlteryxBackup.Tests.Service;

namespace AlteryxBackup.Tests.Operations;

/// <summary>A machine with an Alteryx Server on it: real files in a folder of its own, everything else made to fail on demand.</summary>
internal sealed class SimulatedMachine : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("alteryx-backup-run-").FullName;

    public SimulatedMachine()
    {
        AlteryxService = new FakeAlteryxService(Clock);
        Host = new SimulatedHost(_root);
        _ = Write("bin/AlteryxService.exe", "");
        RuntimeSettings = Write("data/RuntimeSettings.xml", "<SystemSettings><Controller><EmbeddedMongoDBEnabled>True</EmbeddedMongoDBEnabled></Controller></SystemSettings>");
        DatabaseFile = Write("data/Service/Persistence/MongoDB/collection.wt", new string('x', 1000));
    }

    public IFileSystem Files { get; set; } = new FileSystem();

    public FakeClock Clock { get; } = new();

    public FakeAlteryxService AlteryxService { get; }

    public FakeServiceManager Service { get; set; } = new();

    public FakeProcessList Processes { get; } = new();

    public FaultyDurableFiles Durable { get; } = new(LocalMachine.Create().DurableFiles);

    public SimulatedHost Host { get; set; }

    public FakeGuards Guards { get; } = new();

    public RecordingObserver Heard { get; } = new();

    public string RuntimeSettings { get; }

    public string DatabaseFile { get; }

    public string ServiceExecutable => Path.Combine(_root, "bin", "AlteryxService.exe");

    public string Temp => Path.Combine(_root, "AlteryxBackup", "Temp");

    public string Backups => Path.Combine(_root, "AlteryxBackup", "Backups");

    public string Logs => Path.Combine(_root, "AlteryxBackup", "Logs");

    public Dictionary<string, object> Settings { get; } = new() { ["ServiceConfiguration.MaxServiceWaitSeconds"] = 100 };

    /// <summary>What is left in staging.</summary>
    public IEnumerable<string> Staged => Directory.Exists(Temp) ? Directory.EnumerateFileSystemEntries(Temp) : [];

    /// <summary>What stands in the backup folder, by name.</summary>
    public IEnumerable<string> Archived => Directory.Exists(Backups) ? Directory.EnumerateFileSystemEntries(Backups).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];

    public Machine Machine => LocalMachine.Create() with
    {
        Files = Files,
        DurableFiles = Durable,
        Clock = Clock,
        Processes = AlteryxService,
        ProcessList = Processes,
        Services = Service,
        Host = Host,
        Guards = Guards,
    };

    public StateFolder State => new(Path.Combine(_root, "AlteryxBackup"));

    /// <summary>Recovers by itself, as a person or the task at startup does.</summary>
    public RecoverResult Recover() => new RecoverOperation(Machine).Run(new RecoverRequest { Parameters = Request(BackupMode.Full).Parameters }, Heard);

    /// <summary>What a recovery would do.</summary>
    public RecoverResult PlanRecovery() => new RecoverOperation(Machine).Plan(new RecoverRequest { Parameters = Request(BackupMode.Full).Parameters });

    public BackupPlan Plan(BackupMode mode = BackupMode.Full) => new BackupOperation(Machine).Plan(Request(mode), CancellationToken.None);

    public BackupResult Run(BackupMode mode = BackupMode.Full, CancellationToken cancellation = default) => new BackupOperation(Machine).Run(Request(mode), Heard, cancellation);

    /// <summary>Runs with something that happens from outside once a step has ended.</summary>
    public BackupResult RunAnd(BackupStep after, Action happens) => new BackupOperation(Machine).Run(Request(BackupMode.Full), new OutsideEvent(after, happens), CancellationToken.None);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private BackupRequest Request(BackupMode mode)
    {
        Settings["ServerConfiguration.AlteryxServicePath"] = ServiceExecutable;
        Settings["ServerConfiguration.AlteryxDataPath"] = Path.Combine(_root, "data");
        Settings["ValidationConfiguration.MinimumBackupSizeMB.Full"] = 0;
        Settings["ValidationConfiguration.MinimumBackupSizeMB.DatabaseOnly"] = 0;
        Settings["ValidationConfiguration.MinimumBackupSizeMB.ConfigOnly"] = 0;
        return new BackupRequest { Mode = mode, Parameters = Settings };
    }

    private string Write(string relative, string content)
    {
        var path = Path.Combine(_root, relative);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}
