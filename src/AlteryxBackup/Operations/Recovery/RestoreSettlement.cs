using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Recovery;

/// <summary>
/// Brings a restore to one of its two ends: the old state whole, or the new one. Goes by what stands on the disk, so that whoever was killed on the way can be
/// followed by another.
/// </summary>
internal sealed class RestoreSettlement(Machine machine, IOperationObserver observer)
{
    /// <summary>What the folders of a restore's own begin with: no other folder is ever removed whole.</summary>
    public const string WorkspacePrefix = "AlteryxBackup_restore_";

    /// <summary>What would be done, for people.</summary>
    public static IEnumerable<string> Forecast(UnfinishedRun run) => run switch
    {
        { Restore: null } => [],
        { Kept: null } => [$"undo the restore: {string.Join(", ", Paths(run.Restore))} as before"],
        _ => ["finish the restore, which was complete: remove what was kept of the old state unless it is to stay"],
    };

    /// <summary>Undoes a restore that was not complete: before a service is started.</summary>
    /// <exception cref="BackupException">RestoreNotUndone: something could not be put back; another attempt goes on from there.</exception>
    public void UndoIncomplete(UnfinishedRun run)
    {
        if (run is { IsBetweenStates: true, Restore: { } began })
        {
            Undo(began);
        }
    }

    /// <summary>Finishes a restore that was complete: once the services run.</summary>
    public void ConcludeComplete(UnfinishedRun run)
    {
        if (run is { Restore: { } complete, Kept: { } kept })
        {
            Conclude(complete, kept);
            observer.Info("The restore had been complete: the restored state stands.");
        }
    }

    /// <summary>Puts the old state back, the last replacement first.</summary>
    /// <exception cref="BackupException">RestoreNotUndone.</exception>
    public void Undo(RestoreBegan restore)
    {
        foreach (var replacement in restore.Replacements.Reverse())
        {
            try
            {
                PutBack(replacement);
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                var kept = replacement.Previous is { } previous && Exists(previous) ? $" What was there is kept as '{previous}'." : "";
                throw ErrorCatalogue.RestoreNotUndone.Because($"'{replacement.Path}' could not be put back as it was before the restore: {failure.Message}{kept}", "The service was not started over a mixture of old and new.", cause: failure);
            }
        }

        RemoveWorkspaces(restore);
        observer.Info($"The restore was undone: {string.Join(", ", Paths(restore))} as before.");
    }

    /// <summary>The new state stands: what was kept of the old one is removed, unless it is to stay. What can't be removed is a warning.</summary>
    public void Conclude(RestoreBegan restore, RestoreKept kept)
    {
        if (kept.KeepsPrevious)
        {
            return;
        }

        foreach (var previous in restore.Replacements.Select(replacement => replacement.Previous).OfType<string>())
        {
            RemoveQuietly(previous);
        }

        RemoveWorkspaces(restore);
    }

    // Where nothing is kept, nothing was moved yet, or it has been put back already.
    private void PutBack(Replacement replacement)
    {
        if (replacement.Incoming is { } incoming)
        {
            Remove(incoming);
        }

        if (replacement.Previous is null)
        {
            Remove(replacement.Path);
        }
        else if (Exists(replacement.Previous))
        {
            Remove(replacement.Path);
            Move(replacement.Previous, replacement.Path);
        }
    }

    private static List<string> Paths(RestoreBegan restore)
    {
        const int Shown = 3;
        var paths = restore.Replacements.Select(replacement => replacement.Path).ToList();
        return paths.Count <= Shown ? paths : [.. paths.Take(Shown), $"and {paths.Count - Shown} more"];
    }

    private void RemoveWorkspaces(RestoreBegan restore)
    {
        foreach (var workspace in restore.Workspaces.Where(path => Path.GetFileName(path).StartsWith(WorkspacePrefix, StringComparison.Ordinal)))
        {
            RemoveQuietly(workspace);
        }
    }

    private void RemoveQuietly(string path)
    {
        try
        {
            Remove(path);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            observer.Warning($"'{path}', which a restore has left, can't be removed ({failure.Message}): remove it by hand.");
        }
    }

    private bool Exists(string path) => machine.Files.Directory.Exists(path) || machine.Files.File.Exists(path);

    private void Move(string from, string to)
    {
        if (machine.Files.Directory.Exists(from))
        {
            machine.Files.Directory.Move(from, to);
        }
        else
        {
            machine.Files.File.Move(from, to);
        }
    }

    private void Remove(string path)
    {
        if (machine.Files.Directory.Exists(path))
        {
            machine.Files.Directory.Delete(path, recursive: true);
        }
        else if (machine.Files.File.Exists(path))
        {
            machine.Files.File.Delete(path);
        }
    }
}
