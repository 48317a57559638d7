using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Guards;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Server;
using AlteryxBackup.Tests.Faults;
using AlteryxBackup.Tests.Service;

namespace AlteryxBackup.Tests.Operations.Guarding;

/// <summary>Both ends of a guard in one process, over a real pipe; only the service is simulated.</summary>
public sealed class GuardDutyTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("alteryx-backup-guard-").FullName;
    private readonly FakeServiceManager _service = new();
    private readonly Machine _machine;
    private readonly FaultyDurableFiles _disk;
    private readonly GuardThread _guard;
    private readonly StateFolder _state;

    public GuardDutyTests()
    {
        _machine = LocalMachine.Create();
        _disk = new FaultyDurableFiles(_machine.DurableFiles);
        _machine = _machine with { Services = _service, DurableFiles = _disk };
        _guard = new GuardThread(_machine);
        _machine = _machine with { Guards = new LocalGuards(new GuardProgram("guard", ["verb"]), _guard, _machine.Files, _machine.DurableFiles) };
        _state = new StateFolder(Path.Combine(_root, "state"));
        _machine.DurableFiles.CreatePrivateFolder(_state.Path);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_guard_that_is_sent_away_touches_nothing()
    {
        using (var run = Begin())
        {
            run.StandBy(["AlteryxService"]);
            run.StopBegins("AlteryxService");
            run.IsBack("AlteryxService");
        }

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Empty(_service.Requests);
        Assert.Equal([], Directory.GetFileSystemEntries(_state.Path));
    }

    [Fact]
    public void A_guard_whose_run_ends_with_the_service_down_puts_it_back_and_tells()
    {
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        run.Dispose();

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Equal(["start AlteryxService"], _service.Requests);
        Assert.Contains("its guard has put the service back", File.ReadAllText(Directory.GetFiles(Path.Combine(_root, "logs")).Single()), StringComparison.Ordinal);
        Assert.Contains("\"Operation\":\"Guard\"", File.ReadAllText(_state.History), StringComparison.Ordinal);
        Assert.Equal("its guard", UnfinishedRun.From(RunJournal.Read(_machine.Files, _state.Journal)!).PutBackBy);
    }

    [Fact]
    public void It_does_not_act_while_somebody_holds_the_lock()
    {
        var held = new RunLock(_state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Backup", "Full");
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        run.Dispose();

        Assert.False(_guard.HasEndedWithin(TimeSpan.FromSeconds(2)));
        Assert.Empty(_service.Requests);
        held.Dispose();
        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Equal(["start AlteryxService"], _service.Requests);
    }

    [Fact]
    public void It_leaves_the_service_alone_when_another_run_has_settled_it_meanwhile()
    {
        var held = new RunLock(_state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Backup", "Full");
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        run.Dispose();
        File.Delete(_state.Journal);
        held.Dispose();

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void A_service_that_does_not_start_is_left_to_a_person_between_two_attempts()
    {
        _service.StartError = 1069;
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        run.Dispose();

        Assert.True(SpinWait.SpinUntil(() => Directory.Exists(Path.Combine(_root, "logs")) && Directory.GetFiles(Path.Combine(_root, "logs")).Any(log => File.ReadAllText(log).Contains("ServiceNotRestarted", StringComparison.Ordinal)), TimeSpan.FromSeconds(60)));
        Assert.True(SpinWait.SpinUntil(CanLock, TimeSpan.FromSeconds(10)));
        Assert.False(_guard.HasEndedWithin(TimeSpan.Zero));
        File.Delete(_state.Journal);
        Assert.Equal(ExitCode.Success, _guard.Ended());
    }

    private bool CanLock()
    {
        try
        {
            new RunLock(_state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Recover", null).Dispose();
            return true;
        }
        catch (BackupException)
        {
            return false;
        }
    }

    [Fact]
    public void It_knows_the_service_even_when_the_journal_is_damaged()
    {
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        var journal = File.ReadAllBytes(_state.Journal);
        journal[^3] ^= 1;
        File.WriteAllBytes(_state.Journal, journal);
        run.Dispose();

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Equal(["start AlteryxService"], _service.Requests);
    }

    [Fact]
    public void A_log_folder_that_can_not_be_made_keeps_nobody_from_putting_the_service_back()
    {
        File.WriteAllText(Path.Combine(_root, "logs"), "in the way");
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        run.Dispose();

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Equal(["start AlteryxService"], _service.Requests);
    }

    [Fact]
    public void A_disk_that_is_full_by_then_keeps_nobody_from_putting_the_service_back()
    {
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        new RunLock(_state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Backup", "Full").Dispose();
        _disk.IsFull = true;
        run.Dispose();

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Equal(["start AlteryxService"], _service.Requests);
    }

    [Fact]
    public void A_lock_that_nobody_can_take_keeps_nobody_from_putting_the_service_back()
    {
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        _ = Directory.CreateDirectory(Path.Combine(_state.Path, "run.lock"));
        run.Dispose();

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Equal(["start AlteryxService"], _service.Requests);
    }

    [Fact]
    public void A_journal_that_can_not_be_read_keeps_nobody_from_putting_the_service_back()
    {
        var run = Begin();
        run.StandBy(["AlteryxService"]);
        run.StopBegins("AlteryxService");
        _service.State = ServiceState.Stopped;
        run.Hold();
        using (new FileStream(_state.Journal, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            run.Dispose();

            Assert.True(SpinWait.SpinUntil(() => _service.Requests.Count > 0, TimeSpan.FromSeconds(60)));
        }

        Assert.Equal(ExitCode.Success, _guard.Ended());
        Assert.Equal(["start AlteryxService"], _service.Requests);
    }

    [Fact]
    public void A_guard_that_can_not_ask_for_the_service_says_so_and_the_run_stops_nothing()
    {
        _service.QueryError = 1060;
        using var run = Begin();

        var refused = Assert.Throws<BackupException>(() => run.StandBy(["AlteryxService"]));

        Assert.Equal("GuardNotPossible", refused.Error.Id);
        Assert.Contains("1060", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Service, _guard.Ended());
    }

    [Fact]
    public void A_start_that_fails_once_is_made_again()
    {
        _guard.Refusals = 1;
        using var run = Begin();

        run.StandBy(["AlteryxService"]);
        run.IsBack("AlteryxService");

        Assert.Equal(ExitCode.Success, _guard.Ended());
    }

    [Fact]
    public void A_program_that_can_not_be_started_is_named_with_the_reason()
    {
        _guard.Refusals = int.MaxValue;
        using var run = Begin();

        var refused = Assert.Throws<BackupException>(() => run.StandBy(["AlteryxService"]));

        Assert.Equal("GuardNotPossible", refused.Error.Id);
        Assert.Contains("'guard'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("no memory", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_state.Path, "*.ticket"));
    }

    [Fact]
    public void Whoever_comes_without_the_nonce_is_no_guard()
    {
        _guard.Stand = ticket =>
        {
            var real = GuardTicket.Take(_machine.Files, ticket);
            var forged = new GuardTicket(real.Pipe, "00").Leave(_machine.DurableFiles, _root);
            _ = GuardPost.Report(_machine.Files, _machine.Host, forged);
            return ExitCode.Success;
        };
        using var run = Begin();

        Assert.Equal("GuardNotPossible", Assert.Throws<BackupException>(() => run.StandBy(["AlteryxService"])).Error.Id);
    }

    [Fact]
    public void The_ticket_is_private_and_gone_once_it_is_taken()
    {
        UnixFileMode? mode = null;
        var stand = _guard.Stand;
        _guard.Stand = ticket =>
        {
            mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(ticket);
            return stand(ticket);
        };
        using (var run = Begin())
        {
            run.StandBy(["AlteryxService"]);
            Assert.Empty(Directory.GetFiles(_state.Path, "*.ticket"));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.Equal(ExitCode.Success, _guard.Ended());
    }

    private GuardedRun Begin()
    {
        var configuration = new AlteryxBackupConfiguration
        {
            BackupConfiguration = new BackupSection { LogDirectory = Path.Combine(_root, "logs") },
            ServiceConfiguration = new ServiceSection { ServiceName = "AlteryxService", MaxServiceWaitSeconds = 30, StartRetrySeconds = 1 },
        };
        return GuardedRun.Begin(_machine, _state, configuration, ServerNodes.Of(configuration, null, "SERVER1"), "Backup", "Full", null, new RecordingObserver());
    }

    private sealed class GuardThread : IDetachedPrograms
    {
        private Task<ExitCode>? _running;

        public GuardThread(Machine machine) => Stand = ticket => new GuardDuty(machine).Stand(ticket);

        public Func<string, ExitCode> Stand { get; set; }

        /// <summary>So many starts fail.</summary>
        public int Refusals { get; set; }

        public void Start(string fileName, IReadOnlyList<string> arguments)
        {
            Assert.Equal(("guard", "verb"), (fileName, arguments[0]));
            if (Refusals-- > 0)
            {
                throw new Win32Exception(1450, "no memory");
            }

            _running = Task.Factory.StartNew(() => Stand(arguments[1]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public bool HasEndedWithin(TimeSpan limit) => _running!.Wait(limit);

        public ExitCode Ended() => HasEndedWithin(TimeSpan.FromSeconds(60)) ? _running!.Result : throw new TimeoutException("The guard goes on.");
    }
}
