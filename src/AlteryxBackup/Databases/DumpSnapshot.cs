using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Databases;

/// <summary>The files of a dump at one moment. Taken before the proof and compared before the archive: what was proved is what is archived.</summary>
/// <param name="Folder">The dump's folder.</param>
/// <param name="Files">Path, size and time of change of each file below it, by path.</param>
public sealed record DumpSnapshot(string Folder, IReadOnlyList<(string Path, long SizeBytes, DateTime ModifiedUtc)> Files)
{
    /// <summary>No dump.</summary>
    public static DumpSnapshot Nothing { get; } = new("", []);

    /// <summary>Lists a dump's folder.</summary>
    public static DumpSnapshot Of(IFileSystem files, string folder) => new(
        folder,
        files.Directory.Exists(folder)
            ? [.. files.DirectoryInfo.FromDirectoryName(folder)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => (file.FullName, file.Length, file.LastWriteTimeUtc))
                .OrderBy(file => file.FullName, StringComparer.Ordinal)]
            : []);

    /// <summary>Nothing may have come, gone or changed since.</summary>
    /// <exception cref="BackupException">DumpNotProved: something did.</exception>
    public void RequireUnchanged(IFileSystem files)
    {
        var now = Of(files, Folder).Files;
        if (Folder.Length > 0 && Files.Except(now).Concat(now.Except(Files)).Select(file => file.Path).FirstOrDefault() is { } changed)
        {
            throw ErrorCatalogue.DumpNotProved.Because(
                $"'{changed}' changed, came or went after the dump had been proved.",
                "No archive was made of it; older backups were not touched.",
                "Find out what else works in TempDirectory (a virus scanner, a clean-up job), keep it out of there, then run the backup again.");
        }
    }
}
