using System.Collections.Generic;
using System.Linq;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Who descends from whom.</summary>
internal static class ProcessTree
{
    /// <summary>All descendants of a process, parents before children. A "child" that is older than its parent only has a reused parent id, and is none.</summary>
    public static IReadOnlyList<ProcessEntry> Below(int rootId, IReadOnlyList<ProcessEntry> processes)
    {
        var children = processes.Where(process => process.Id != process.ParentId).ToLookup(process => process.ParentId);
        var started = processes.ToDictionary(process => process.Id, process => process.StartedAt);
        var found = new List<ProcessEntry>();
        var parents = new Queue<int>([rootId]);
        var seen = new HashSet<int> { rootId };
        while (parents.Count > 0)
        {
            var parent = parents.Dequeue();
            var parentStart = started.TryGetValue(parent, out var start) ? start : null;
            foreach (var child in children[parent].Where(child => !(child.StartedAt < parentStart) && seen.Add(child.Id)))
            {
                found.Add(child);
                parents.Enqueue(child.Id);
            }
        }

        return found;
    }
}
