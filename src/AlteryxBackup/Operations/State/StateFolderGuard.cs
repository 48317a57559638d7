using System;
using System.Collections.Generic;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Locks;

namespace AlteryxBackup.Operations.State;

/// <summary>
/// Refuses to act on what others than administrators can change: whoever writes the journal or the configuration decides which service is
/// stopped, which program is run and which folder is emptied, with this account's rights.
/// </summary>
/// <param name="durable">Makes the folder, private.</param>
/// <param name="protection">Asks the system for owners and rights.</param>
public sealed class StateFolderGuard(IDurableFiles durable, IPathProtection protection)
{
    /// <summary>Makes the state folder when it is missing, and checks it: before the lock is taken and before anything in it is read.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.StateFolderUnsafe"/>, or <see cref="ErrorCatalogue.PathNotWritable"/> when it can't be made.</exception>
    public void Secure(StateFolder folder)
    {
        try
        {
            durable.CreatePrivateFolder(folder.Path);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, folder.Path, state: null, StateFolderRoom.Advice);
        }

        Check(folder);
    }

    /// <summary>Checks a state folder that exists; makes nothing.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.StateFolderUnsafe"/>.</exception>
    public void Check(StateFolder folder) => Refuse(ErrorCatalogue.StateFolderUnsafe, "The state folder", folder.Path);

    /// <summary>Checks a configuration file that exists, before it is believed.</summary>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.ConfigurationUnsafe"/>.</exception>
    public void CheckConfiguration(string path) => Refuse(ErrorCatalogue.ConfigurationUnsafe, "The configuration file", path);

    private void Refuse(ErrorDefinition error, string what, string path)
    {
        if (protection.Weaknesses(path) is { Count: > 0 } weaknesses)
        {
            throw error.Because($"{what} isn't safe: {string.Join("; ", (IEnumerable<string>)weaknesses)}.", action: $"{error.Action} Command: {protection.Remedy(path)}");
        }
    }
}
