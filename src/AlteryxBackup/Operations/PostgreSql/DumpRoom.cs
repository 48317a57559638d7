using System;
using System.Globalization;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>The folder that takes dumps: whether it can be written, and has room.</summary>
internal sealed class DumpRoom(Machine machine, string folder)
{
    // The dump is compressed, and one that stays small is the rule; but it must end before the disk does.
    private const int SizesNeeded = 2;

    private const string Advice = "Name another folder for the dumps, or give this account the right to write there.";

    /// <summary>Looks whether the folder can be written or made, and changes nothing.</summary>
    /// <exception cref="BackupException">PathNotWritable.</exception>
    public void Check()
    {
        var existing = ExistingFolder.AtOrAbove(folder) ?? throw ErrorCatalogue.PathNotWritable.Because($"'{folder}' can't be made: no folder above it exists.", action: Advice);
        if (FolderAccess.Refusal(existing) is { } refusal)
        {
            throw ErrorCatalogue.PathNotWritable.Because($"'{existing}' can't be written: {refusal}.", "Nothing was dumped.", Advice);
        }
    }

    /// <summary>Makes the folder when it is missing.</summary>
    /// <exception cref="BackupException">PathNotWritable, DiskFull.</exception>
    public void Make()
    {
        try
        {
            machine.DurableFiles.CreatePrivateFolder(folder);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, folder, "Nothing was dumped; older backups were not touched.", Advice);
        }

        Check();
    }

    /// <summary>Compares what is free with what may be needed.</summary>
    /// <returns>A warning; null when there is enough.</returns>
    /// <exception cref="BackupException">DiskFull.</exception>
    public string? Compare(DatabaseFacts facts)
    {
        var needed = SizesNeeded * facts.SizeBytes;
        var need = string.Format(CultureInfo.InvariantCulture, "{0} are needed, twice the database's size", ByteSize.Text(needed));
        if (machine.DurableFiles.FreeBytes(folder) is not { } free)
        {
            return $"The system doesn't say how much is free at {folder}; {need}.";
        }

        return free >= needed
            ? null
            : throw ErrorCatalogue.DiskFull.Because($"'{folder}' has {ByteSize.Text(free)} free; {need}.", "Nothing was dumped; older backups were not touched.", "Free space there, or write to a folder on a larger disk.");
    }
}
