using System;
using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Platform.Locks;

/// <summary>
/// The lock as an empty file, <c>run.lock</c>, held open by nobody else: a sharing mode on Windows, <c>flock</c> elsewhere. The system lets go
/// of it when the process ends, so no dead run ever blocks a living one; and the file is never deleted, so that two runs can't hold two files of one name.
/// </summary>
/// <param name="stateFolder">The state folder; it must exist.</param>
/// <param name="files">Reads and removes <c>run.json</c>.</param>
/// <param name="durable">Creates both files, readable by this account and administrators alone.</param>
/// <param name="clock">Tells since when it is held.</param>
/// <param name="host">Tells by whom.</param>
public sealed class RunLock(string stateFolder, IFileSystem files, IDurableFiles durable, IClock clock, IHostInformation host) : IRunLock
{
    // HRESULTs of ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; EAGAIN, which .NET uses as it is (Linux, then macOS).
    private static readonly int[] HeldElsewhere = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    private readonly string _path = Path.Combine(stateFolder, "run.lock");
    private readonly RunRecord _record = new(Path.Combine(stateFolder, "run.json"), files, durable);

    /// <inheritdoc/>
    public IDisposable Acquire(string operation, string? mode)
    {
        FileStream? held = Take();
        try
        {
            ProveThatItHolds();
            Tell(new RunHolder(operation, mode, host.ProcessId, host.MachineName, host.UserName, clock.UtcNow));
            var holding = new Holding(held, _record);
            held = null;
            return holding;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw NotWritable(failure);
        }
        finally
        {
            held?.Dispose();
        }
    }

    // The lock file decides, and holds without a record too: on a full disk a service must still find its way back.
    private void Tell(RunHolder holder)
    {
        try
        {
            _record.Write(holder);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            _record.Remove();
        }
    }

    private FileStream Take()
    {
        try
        {
            CreateUnlessThere();
            return OpenAlone();
        }
        catch (IOException refused) when (IsHeldElsewhere(refused))
        {
            throw Refusal(refused);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw NotWritable(failure);
        }
    }

    private static bool IsHeldElsewhere(IOException failure) => Array.IndexOf(HeldElsewhere, failure.HResult) >= 0;

    // Anybody who may open the file may hold it, so it is private from its first moment.
    private void CreateUnlessThere()
    {
        try
        {
            if (!files.File.Exists(_path))
            {
                durable.CreatePrivate(_path).Dispose();
            }
        }
        catch (IOException) when (files.File.Exists(_path))
        {
            // Another run was first; the lock decides between us.
        }
    }

    private FileStream OpenAlone() => new(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);

    // Some network file systems know no locks, and .NET's can be switched off; both let everybody in without a word.
    private void ProveThatItHolds()
    {
        try
        {
            OpenAlone().Dispose();
        }
        catch (IOException refused) when (IsHeldElsewhere(refused))
        {
            return;
        }

        throw ErrorCatalogue.LockNotPossible.Because($"'{_path}' can be opened by two runs at once: a lock on it means nothing.");
    }

    private BackupException Refusal(IOException refused) => ErrorCatalogue.AlreadyRunning.Because(
        _record.Read() is { } holder
            ? $"Another operation is running on this server: {holder}."
            : $"Another operation is running on this server: it holds '{_path}', and doesn't say who it is.",
        cause: refused);

    private BackupException NotWritable(Exception failure) => StorageFailure.Explain(failure, _path, state: null, StateFolderRoom.Advice);

    private sealed class Holding(FileStream held, RunRecord record) : IDisposable
    {
        private bool _released;

        public void Dispose()
        {
            if (_released)
            {
                return;
            }

            _released = true;
            record.Remove();
            held.Dispose();
        }
    }
}
