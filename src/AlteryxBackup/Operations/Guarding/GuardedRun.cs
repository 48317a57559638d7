using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Guards;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Guarding;

/// <summary>
/// A run whose journal is ahead of what it does, and which has a guard standing by from before a service is stopped until the last is back. Disposed with
/// one still owed its way back, it leaves that to the guard.
/// </summary>
internal sealed class GuardedRun : IServiceWatch, IDisposable
{
    private const int MaxReliefs = 5;
    private static readonly TimeSpan DeadlineMargin = TimeSpan.FromMinutes(10);

    private readonly Machine _machine;
    private readonly StateFolder _state;
    private readonly RunJournal _journal;
    private readonly GuardCharge _charge;
    private readonly IOperationObserver _observer;
    private readonly object _changing = new();
    private readonly HashSet<string> _owed = new(StringComparer.Ordinal);
    private string _orders = "";
    private IGuard? _guard;
    private int _reliefs;
    private string? _lost;
    private bool _ended;

    private GuardedRun(Machine machine, StateFolder state, RunJournal journal, GuardCharge charge, IOperationObserver observer)
    {
        _machine = machine;
        _state = state;
        _journal = journal;
        _charge = charge;
        _observer = observer;
    }

    /// <summary>Begins a run under the lock, with nothing left over of an earlier one.</summary>
    /// <exception cref="BackupException">PathNotWritable, DiskFull.</exception>
    public static GuardedRun Begin(
        Machine machine, StateFolder state, AlteryxBackupConfiguration configuration, IReadOnlyList<ServerNode> nodes, string operation, string? mode, string? logPath, IOperationObserver observer)
    {
        var service = configuration.ServiceConfiguration;
        var phases = nodes.Count == 1 ? 1 : service.StopOrder.Count;
        var deadline = service.MaxDumpSeconds == 0 ? 0 : (2L * phases * service.MaxServiceWaitSeconds) + service.MaxDumpSeconds + (long)DeadlineMargin.TotalSeconds;
        return Begin(machine, state, state.Journal, configuration, nodes, new RunBegan("", operation, mode, 0, null, machine.Host.UserName, logPath), deadline, observer);
    }

    /// <summary>Begins a stop that lasts as long as this process, or until the service is started; an earlier one is no longer owed anything.</summary>
    /// <exception cref="BackupException">PathNotWritable, DiskFull.</exception>
    public static GuardedRun BeginSession(
        Machine machine, StateFolder state, AlteryxBackupConfiguration configuration, IReadOnlyList<ServerNode> nodes, string? logPath, IOperationObserver observer)
    {
        Forget(machine, state);
        return Begin(machine, state, state.SessionJournal, configuration, nodes, new RunBegan("", "StopService", null, 0, null, machine.Host.UserName, logPath), 0, observer);
    }

    /// <summary>The service runs, or another session answers for it: whatever a session's guard finds later, it has nothing to do any more.</summary>
    /// <exception cref="BackupException">PathNotWritable.</exception>
    public static void Forget(Machine machine, StateFolder state)
    {
        try
        {
            machine.Files.File.Delete(state.SessionJournal);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, state.SessionJournal, state: null, StateFolderRoom.Advice);
        }
    }

    private static GuardedRun Begin(
        Machine machine, StateFolder state, string journalPath, AlteryxBackupConfiguration configuration, IReadOnlyList<ServerNode> nodes, RunBegan run, long deadline, IOperationObserver observer)
    {
        var process = machine.Host.ProcessId;
        run = run with
        {
            RunId = Guid.NewGuid().ToString("N"),
            ProcessId = process,
            ProcessStartedAt = machine.ProcessList.Snapshot().FirstOrDefault(entry => entry.Id == process)?.StartedAt,
        };
        var charge = new GuardCharge
        {
            RunId = run.RunId,
            ProcessId = run.ProcessId,
            ProcessStartedAt = run.ProcessStartedAt,
            StateDirectory = state.Path,
            JournalPath = journalPath,
            LogDirectory = configuration.BackupConfiguration.LogDirectory,
            ServiceConfiguration = configuration.ServiceConfiguration,
            Nodes = nodes,
            DeadlineSeconds = deadline,
        };
        return new GuardedRun(machine, state, RunJournal.Begin(machine, journalPath, run), charge, observer);
    }

    /// <summary>Leaves the guard standing by, and the journal to whoever starts the service.</summary>
    public void Hold() => _journal.Dispose();

    /// <summary>Sends the guard away: the services run again, and it must not even look, or it would hold the lock for a moment in which others want it.</summary>
    public void Dismiss()
    {
        lock (_changing)
        {
            _owed.Clear();
        }

        DismissGuard();
    }

    /// <summary>Notes what is about to be done.</summary>
    /// <exception cref="BackupException">PathNotWritable, DiskFull: it must not be done.</exception>
    public void Announce(JournalFact fact) => _journal.Add(fact);

    /// <summary>Notes what has been done. Never throws.</summary>
    public void Remember(JournalFact fact) => _journal.Remember(fact);

    /// <inheritdoc/>
    public void StandBy(IReadOnlyList<string> services)
    {
        var begun = _machine.Clock.Elapsed;
        lock (_changing)
        {
            _orders = JsonLine.Write(_charge with { Services = services });
            Post();
        }

        _observer.Debug(FormattableString.Invariant($"The guard stands by: process {_guard!.ProcessId}, after {(_machine.Clock.Elapsed - begun).TotalSeconds:0.00} s."));
    }

    /// <inheritdoc/>
    public void StopBegins(string service)
    {
        lock (_changing)
        {
            if (_lost is not null)
            {
                throw ErrorCatalogue.GuardNotPossible.Because($"The guard of this run has ended unasked. {_lost}", $"Service {service} was not asked to stop.");
            }

            _journal.Add(new StopBegan(service));
            _ = _owed.Add(service);
        }
    }

    /// <inheritdoc/>
    public void IsBack(string service)
    {
        _journal.Remember(new ServiceBack(service, "the run itself"));
        lock (_changing)
        {
            _ = _owed.Remove(service);
            if (_owed.Count > 0)
            {
                return;
            }
        }

        DismissGuard();
        if (_reliefs > 0)
        {
            _observer.Warning($"The guard of this run ended unasked while the service was down, {_reliefs} time(s): look who ends processes on this server. {_lost ?? "Each time another took its place."}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.Finish();
        DismissGuard();
    }

    private void Post()
    {
        var guard = _guard = _machine.Guards.Post(_state.Path, _orders);
        _ = guard.Gone.ContinueWith(_ => Relieve(guard), TaskScheduler.Default);
    }

    private void Relieve(IGuard gone)
    {
        lock (_changing)
        {
            if (_ended)
            {
                return;
            }

            gone.Dispose();
            if (_reliefs == MaxReliefs)
            {
                _lost = "None was posted any more after that.";
                return;
            }

            _reliefs++;
            try
            {
                Post();
            }
            catch (BackupException failure)
            {
                // The service may be down already: without a guard the run still puts it back itself, and the journal tells the next one.
                _lost = $"After the last time none could be had any more: {failure.Happened}";
            }
        }
    }

    private void DismissGuard()
    {
        lock (_changing)
        {
            if (!_ended && _owed.Count == 0)
            {
                _guard?.Release();
            }

            _ended = true;
            _guard?.Dispose();
        }
    }
}
