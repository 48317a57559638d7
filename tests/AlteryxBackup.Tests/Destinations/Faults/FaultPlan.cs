using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace AlteryxBackup.Tests.Destinations.Faults;

/// <summary>Decides which calls go wrong, and remembers which did.</summary>
internal sealed class FaultPlan(IReadOnlyList<Fault> faults, CancellationTokenSource? cancel = null)
{
    private static readonly Operation[] Simple = [Operation.Reach, Operation.Length, Operation.PartialLength];
    private readonly Dictionary<Operation, int> _calls = [];
    private readonly List<Fault> _hit = [];
    private int _goneFor;

    /// <summary>The faults that happened.</summary>
    public IReadOnlyList<Fault> Hit => _hit;

    /// <summary>Every way in which an operation can go wrong.</summary>
    public static IEnumerable<(Operation Operation, FaultKind Kind)> Possible { get; } =
        [.. Enum.GetValues<Operation>().SelectMany(operation => KindsOf(operation).Concat([FaultKind.Vanish, FaultKind.Cancel]).Select(kind => (operation, kind)))];

    /// <summary>Called at each operation; returns how it must go wrong inside, if so.</summary>
    public FaultKind? At(Operation operation)
    {
        var call = _calls[operation] = _calls.GetValueOrDefault(operation) + 1;
        if (_goneFor > 0)
        {
            _goneFor--;
            throw new IOException("The network path was not found.");
        }

        if (faults.FirstOrDefault(fault => fault.Operation == operation && fault.Nth == call) is not { } due)
        {
            return null;
        }

        _hit.Add(due);
        switch (due.Kind)
        {
            case FaultKind.Before:
                throw new IOException($"Planned: {operation} fails.");
            case FaultKind.Vanish:
                _goneFor = due.Span;
                throw new IOException("The network name is no longer available.");
            case FaultKind.Cancel:
                cancel!.Cancel();
                return null;
            default:
                return due.Kind;
        }
    }

    private static FaultKind[] KindsOf(Operation operation) => operation switch
    {
        _ when Simple.Contains(operation) => [FaultKind.Before],
        Operation.OpenPartial or Operation.Complete => [FaultKind.Before, FaultKind.After],
        Operation.Write => [FaultKind.Before, FaultKind.During, FaultKind.After, FaultKind.Truncated, FaultKind.Changed],
        Operation.ReadPartial or Operation.Read => [FaultKind.Before, FaultKind.During, FaultKind.Truncated, FaultKind.Changed],
        _ => [FaultKind.Before, FaultKind.After, FaultKind.Nothing],
    };
}
