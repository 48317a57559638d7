using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;

namespace AlteryxBackup.Files;

/// <summary>Finds every file below a folder, and never leaves the folder: whoever may write there could else have any file of the machine collected.</summary>
internal sealed class FolderWalk
{
    private readonly string _entryFolder;
    private readonly Absence _unreadable;
    private readonly ICollection<PlannedFile> _found;
    private readonly ICollection<AbsentFile> _absent;

    /// <summary>Prepares a walk whose finds go into the two collections.</summary>
    /// <param name="entryFolder">The folder's name in the archive, with its slash.</param>
    /// <param name="unreadable">What it means when a part can't be listed.</param>
    /// <param name="found">Takes the files.</param>
    /// <param name="absent">Takes links and what can't be listed.</param>
    public FolderWalk(string entryFolder, Absence unreadable, ICollection<PlannedFile> found, ICollection<AbsentFile> absent)
    {
        _entryFolder = entryFolder;
        _unreadable = unreadable;
        _found = found;
        _absent = absent;
    }

    /// <summary>Walks the folder. The folder itself may be a link: the server follows it too.</summary>
    public void Below(IDirectoryInfo folder) => Walk(folder, _entryFolder);

    private void Walk(IDirectoryInfo folder, string entryFolder)
    {
        try
        {
            foreach (var item in folder.EnumerateFileSystemInfos())
            {
                Take(item, entryFolder + item.Name);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _absent.Add(new AbsentFile(folder.FullName, entryFolder, "it can't be listed: " + failure.Message, _unreadable));
        }
    }

    private void Take(IFileSystemInfo item, string entryPath)
    {
        if ((item.Attributes & FileAttributes.ReparsePoint) != 0)
        {
            _absent.Add(new AbsentFile(item.FullName, entryPath, "it is a link (reparse point); links are not followed", Absence.Warning));
        }
        else if (item is IDirectoryInfo folder)
        {
            Walk(folder, entryPath + "/");
        }
        else if (item is IFileInfo file)
        {
            _found.Add(new PlannedFile(file.FullName, entryPath, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)));
        }
    }
}
