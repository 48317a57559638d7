using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Operations.Guarding;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;
using AlteryxBackup.Service;

namespace AlteryxBackup.Operations.Backup;

/// <summary>
/// The steps from StopService to StartService. The service is down for the dump that needs that, and is back as soon as that one is made; one that doesn't is made at its side.
/// </summary>
internal sealed class DatabaseDumps(Machine machine, BackupPlan plan, StepSequence steps, ServerStopper stopper, GuardedRun run, IOperationObserver observer)
{
    private readonly AlteryxBackupConfiguration _configuration = plan.Configuration.Configuration;

    /// <summary>Makes them.</summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceStopTimeout …; DumpFailed, DumpTimeout, MongoNotReachable …; ServiceNotRestarted.</exception>
    public IReadOnlyList<MadeDump> Make(StagingFolder staging, CancellationToken cancellation)
    {
        if (!plan.StopsService)
        {
            return Step(() => [SelfManaged(staging.DumpPath, staging, cancellation)]);
        }

        if (plan.Database.Type == DatabaseType.SelfManaged)
        {
            return WithServiceDown(() => SelfManaged(staging.DumpPath, staging, cancellation), cancellation);
        }

        return plan.MongoTargets.Count == 0
            ? WithServiceDown(() => Embedded(staging, cancellation), cancellation)
            : SideBySide.Run(
                either => WithServiceDown(() => Embedded(staging, either), either),
                either => [SelfManaged(Path.Combine(staging.Path, nameof(MongoDBSection.GalleryMongoDB)), staging, either)],
                cancellation);
    }

    private IReadOnlyList<MadeDump> Step(System.Func<IReadOnlyList<MadeDump>> make) => steps.Run(
        BackupStep.DumpDatabase, make, dumps => string.Join("; ", dumps.Select(dump => dump.Record.Method)), dumps => !dumps.Any(dump => dump.Record.LooksFailed));

    private MadeDump Embedded(StagingFolder staging, CancellationToken cancellation) => new(
        new JournaledDump(machine, run).Make(plan.Server, staging.DumpPath, _configuration.ServiceConfiguration.MaxDumpSeconds, observer, cancellation),
        MongoTarget.EmbeddedExpectation(plan.MongoTargets, _configuration.MongoDBConfiguration.RequiredCollections));

    private MadeDump SelfManaged(string folder, StagingFolder staging, CancellationToken cancellation) => new(
        new SelfManagedStep(machine, run, _configuration, plan.Logins, observer).Make(plan.MongoTargets, folder, staging.Path, cancellation),
        MongoTarget.Expectation(plan.MongoTargets, _configuration.MongoDBConfiguration.RequiredCollections));

    private IReadOnlyList<MadeDump> WithServiceDown(System.Func<MadeDump> make, CancellationToken cancellation)
    {
        var stopped = steps.Run(
            BackupStep.StopService,
            () => stopper.Stop(nameof(BackupStep.StopService), cancellation),
            server => server.WasStoppedBefore ? "it was stopped before" : server.Tell("stopped"));
        IReadOnlyList<MadeDump> made = [];
        return WayOut.Always(
            () => made = Step(() => [make()]),
            () => PutBack(stopped, made));
    }

    private void PutBack(StoppedServer stopped, IReadOnlyList<MadeDump> made)
    {
        if (stopped.WasStoppedBefore)
        {
            steps.Skip(BackupStep.StartService, "the service was stopped before, so it stays stopped");
            return;
        }

        // Without the service nobody comes to prove the dump; what its tool said must not be lost.
        WayOut.OnFailure(
            () => steps.Run(BackupStep.StartService, stopped.Start, stopped.Tell("running again")),
            () =>
            {
                foreach (var dump in made)
                {
                    dump.Record.RequireNotFailed();
                }
            });
    }
}
