using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Service;

/// <summary>The services of a server that this run has asked to stop; <see cref="Start"/> puts them back and belongs on every way out (<see cref="Platform.WayOut"/>).</summary>
internal sealed class StoppedServer
{
    private readonly IReadOnlyList<IReadOnlyList<NodeService>> _startPhases;

    /// <summary>Takes the nodes in the order in which they are started.</summary>
    public StoppedServer(IReadOnlyList<IReadOnlyList<NodeService>> startPhases) => _startPhases = startPhases;

    /// <summary>True when every service was stopped before this run, and so stays stopped.</summary>
    public bool WasStoppedBefore => !Services.Any();

    /// <summary>From the first request to stop until the last service ran again or was given up; null while one is down, and when none went down.</summary>
    public TimeSpan? Downtime => Services.Any(service => service.IsOwed) ? null : Span(service => service.Asked, service => service.Asked + service.Downtime, Services.Where(service => service.Downtime is not null));

    /// <summary>How long the services took to stop, all together; null when one has not.</summary>
    public TimeSpan? StopDuration => Span(service => service.Asked, service => service.Asked + service.StopDuration, Services);

    /// <summary>How long the services took to start, all together; null until all run.</summary>
    public TimeSpan? StartDuration => Span(service => service.StartBegun, service => service.StartBegun + service.StartDuration, Services);

    /// <summary>Says something of the services that were asked: <c>AlteryxService is stopped</c>.</summary>
    public string Tell(string what)
    {
        var names = Services.Select(service => service.Name).ToList();
        return $"{string.Join(", ", names)} {(names.Count == 1 ? "is" : "are")} {what}";
    }

    private IEnumerable<StoppedService> Services => Select(_startPhases.SelectMany(phase => phase));

    /// <summary>Looks once more, at the very end of a run, whether what ran before runs now.</summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotRestarted.</exception>
    /// <exception cref="AggregateException">Several of them.</exception>
    public void EnsureStillRunning(IOperationObserver observer) => InParallel.Throw(
        [.. Services.SelectMany(service => InParallel.Each([service], one => one.EnsureStillRunning(observer)))]);

    /// <summary>Puts every service back that is owed it, in start order; one that doesn't come back keeps no other from it.</summary>
    /// <exception cref="Platform.Errors.BackupException">ServiceNotRestarted.</exception>
    /// <exception cref="AggregateException">Several of them.</exception>
    public void Start() => InParallel.Throw(
        [.. _startPhases.SelectMany(phase => InParallel.Each([.. Select(phase)], service => service.Start()))]);

    private static IEnumerable<StoppedService> Select(IEnumerable<NodeService> nodes) => nodes.Select(node => node.Stopper.Stopped).OfType<StoppedService>();

    private static TimeSpan? Span(Func<StoppedService, TimeSpan?> begun, Func<StoppedService, TimeSpan?> ended, IEnumerable<StoppedService> services)
    {
        var all = services.ToList();
        return all.Count == 0 || all.Exists(service => ended(service) is null) ? null : all.Max(ended) - all.Min(begun);
    }
}
