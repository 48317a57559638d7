using System;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.Backup;

/// <summary>
/// A dump tool that fills the disk words that in its own way and in the system's language, among much else that is wrong with such a dump. Who has to
/// act is told of the disk: it is what must be put right first, and its exit code is that of storage.
/// </summary>
internal sealed class FullStaging(IDurableFiles durable, string folder)
{
    // A write that finds no room may be refused whole, and the largest one is a document: 16 MiB.
    private const long NoRoom = 32L << 20;

    /// <summary>Proves a dump.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.DiskFull"/> in the place of a dump's failure when nothing is free beside it.</exception>
    public T Judge<T>(Func<T> prove)
    {
        try
        {
            return prove();
        }
        catch (BackupException failure) when (failure.Error == ErrorCatalogue.DumpFailed || failure.Error == ErrorCatalogue.DumpNotProved)
        {
            if (durable.FreeBytes(folder) is { } free && free < NoRoom)
            {
                throw ErrorCatalogue.DiskFull.Because($"Only {ByteSize.Text(free)} were left at {folder} when the dump had failed. {failure.Happened}", failure.State, cause: failure);
            }

            throw;
        }
    }
}
