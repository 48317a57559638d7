using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Operations.State;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Guards;
using AlteryxBackup.Platform.Locks;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Guarding;

/// <summary>What a guard's process does: stands by until it is sent away, and puts the service back when the run that it guards ends without having done so.</summary>
public sealed class GuardDuty
{
    private static readonly TimeSpan OwnerCheck = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);

    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public GuardDuty(Machine machine) => _machine = machine;

    /// <summary>The whole life of a guard's process: it leaves the session and the streams of whoever started it, and stands guard.</summary>
    /// <param name="ticketPath">The ticket that it was started with.</param>
    /// <returns>The exit code.</returns>
    public static int StandAlone(string ticketPath)
    {
#if NET
        if (!System.Runtime.InteropServices.RuntimeInformation.IsOSPlatform(System.Runtime.InteropServices.OSPlatform.Windows))
        {
            Platform.Unix.OwnSession.Enter();
        }
#endif
        return (int)new GuardDuty(LocalMachine.Create()).Stand(ticketPath);
    }

    /// <summary>Stands guard from the ticket to the end.</summary>
    /// <param name="ticketPath">The ticket that whoever started this process has left.</param>
    /// <returns>The exit code: 0 when it was sent away, or has put the service back; otherwise that of the failure.</returns>
    public ExitCode Stand(string ticketPath)
    {
        using var post = GuardPost.Report(_machine.Files, _machine.Host, ticketPath);
        if (JsonLine.Read<GuardCharge>(post.Charge) is not { RunId.Length: > 0 } charge)
        {
            post.Decline("The guard was given a charge that it can't read: it is of another version of the product.");
            return ErrorCatalogue.GuardNotPossible.ExitCode;
        }

        try
        {
            // A guard that can't even ask for a service, in another account or session say, could not bring it back.
            var unknown = InParallel.Each(
                [.. charge.Services.Select(service => ServerNodes.Find(charge.Nodes, service))], node => _ = ServiceControls.For(node, _machine).Query(CancellationToken.None));
            InParallel.Throw([.. unknown.Take(1)]);
        }
        catch (BackupException failure)
        {
            post.Decline(failure.Message);
            return failure.Error.ExitCode;
        }

        var released = post.ReleasedAsync();
        post.StandReady();
        WaitWhileOwnerLives(charge, released);
        return TakeOver(charge, released);
    }

    private void WaitWhileOwnerLives(GuardCharge charge, Task<bool> released)
    {
        var begun = _machine.Clock.Elapsed;
        while (!released.Wait(OwnerCheck))
        {
            var overdue = charge.DeadlineSeconds > 0 && (_machine.Clock.Elapsed - begun).TotalSeconds >= charge.DeadlineSeconds;
            if (overdue || !OwnerLives(charge))
            {
                return;
            }
        }
    }

    private bool OwnerLives(GuardCharge charge) =>
        _machine.ProcessList.Snapshot().Any(process => process.Id == charge.ProcessId && ProcessIdentity.IsSame(process.StartedAt, charge.ProcessStartedAt));

    // A run that lives holds the lock. Whoever finds another journal, or none, has nothing left to do; and between two attempts a person, or the next run, may try.
    private ExitCode TakeOver(GuardCharge charge, Task<bool> released)
    {
        var state = new StateFolder(charge.StateDirectory);
        var begun = _machine.Clock.Elapsed;
        GuardRecovery? recovery = null;
        try
        {
            while (!(released.IsCompleted && released.Result))
            {
                try
                {
                    using var held = Hold(state, begun + LockPatience);
                    if (!IsOurs(charge))
                    {
                        return ExitCode.Success;
                    }

                    recovery ??= new GuardRecovery(_machine, charge, state);
                    var failure = recovery.Attempt();
                    if (failure is null || (_machine.Clock.Elapsed - begun).TotalSeconds >= charge.ServiceConfiguration.MaxServiceWaitSeconds)
                    {
                        return recovery.Conclude(failure);
                    }
                }
                catch (BackupException)
                {
                    // Whoever is at work puts right what was left, or leaves the lock; a disk that can't even hold a lock may have room again.
                }

                _machine.Clock.Wait(recovery is null ? LockRetry : TimeSpan.FromSeconds(charge.ServiceConfiguration.StartRetrySeconds), CancellationToken.None);
            }
        }
        finally
        {
            recovery?.Dispose();
        }

        return ExitCode.Success;
    }

    // Where nobody can take the lock (a disk that has become read-only, say), nobody holds it: the service must not stay down for that.
    private IDisposable? Hold(StateFolder state, TimeSpan patience)
    {
        try
        {
            return new RunLock(state.Path, _machine.Files, _machine.DurableFiles, _machine.Clock, _machine.Host).Acquire("Guard", null);
        }
        catch (BackupException failure) when (failure.Error != ErrorCatalogue.AlreadyRunning && _machine.Clock.Elapsed >= patience)
        {
            return null;
        }
    }

    private bool IsOurs(GuardCharge charge)
    {
        try
        {
            return RunJournal.Read(_machine.Files, charge.JournalPath) is { } journal
                && UnfinishedRun.From(journal) is var run && (run.Run is null || run.Run.RunId == charge.RunId);
        }
        catch (Exception unreadable) when (StorageFailure.Is(unreadable))
        {
            // It is there, or nothing would keep it from being read.
            return true;
        }
    }
}
