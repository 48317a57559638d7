using System;

namespace AlteryxBackup.Platform.Locks;

/// <summary>One operation at a time on this server. Backup, restore, prune and recover take it; verify, list and show don't.</summary>
public interface IRunLock
{
    /// <summary>Takes the lock; disposing gives it back. The end of this process, however it comes, gives it back too.</summary>
    /// <param name="operation">What will run, e.g. <c>Backup</c>; told to whoever is refused meanwhile.</param>
    /// <param name="mode">The backup's mode; null for what has none.</param>
    /// <exception cref="Errors.BackupException">
    /// <see cref="Errors.ErrorCatalogue.AlreadyRunning"/> when another operation holds it, <see cref="Errors.ErrorCatalogue.LockNotPossible"/>
    /// when the file system has no locks, <see cref="Errors.ErrorCatalogue.PathNotWritable"/> when the state folder can't be written.
    /// </exception>
    IDisposable Acquire(string operation, string? mode);
}
