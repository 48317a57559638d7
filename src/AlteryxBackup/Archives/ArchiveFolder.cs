using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;

namespace AlteryxBackup.Archives;

/// <summary>A folder as sources of an archive: a dump, for one.</summary>
public static class ArchiveFolder
{
    /// <summary>Every file below a folder, under names that archives may hold.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="entryFolder">Where it goes in the archive, ending with a slash, e.g. <see cref="ArchiveLayout.MongoDB"/>.</param>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    public static IReadOnlyList<ArchiveSource> Sources(IFileSystem files, string folder, string entryFolder)
    {
        var sources = new List<ArchiveSource>();
        Add(files.DirectoryInfo.FromDirectoryName(folder), entryFolder, sources);
        return sources;
    }

    private static void Add(IDirectoryInfo folder, string entryFolder, List<ArchiveSource> sources)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            sources.Add(new ArchiveSource(entryFolder + EntryName.Escape(file.Name), file.FullName, new DateTimeOffset(file.LastWriteTimeUtc)));
        }

        foreach (var below in folder.EnumerateDirectories())
        {
            Add(below, entryFolder + EntryName.Escape(below.Name) + "/", sources);
        }
    }
}
