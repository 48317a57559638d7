using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Service;

/// <summary>Which nodes are stopped or started together, and in which order. One of several roles is stopped with the last of them and started with the first.</summary>
internal static class NodePhases
{
    /// <summary>The phases of a stop.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> OfStop<T>(IEnumerable<T> nodes, Func<T, IReadOnlyList<NodeRole>> roles, IReadOnlyList<NodeRole> order) =>
        Phases(nodes, node => roles(node).Select(role => IndexIn(order, role)).DefaultIfEmpty(0).Max());

    /// <summary>The phases of a start.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> OfStart<T>(IEnumerable<T> nodes, Func<T, IReadOnlyList<NodeRole>> roles, IReadOnlyList<NodeRole> order) =>
        Phases(nodes, node => roles(node).Select(role => IndexIn(order, role)).DefaultIfEmpty(0).Min());

    private static List<IReadOnlyList<T>> Phases<T>(IEnumerable<T> nodes, Func<T, int> place) =>
        [.. nodes.GroupBy(place).OrderBy(phase => phase.Key).Select(phase => phase.ToList())];

    private static int IndexIn(IReadOnlyList<NodeRole> order, NodeRole role) => order.TakeWhile(other => other != role).Count();
}
