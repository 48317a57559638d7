using System;
using System.IO.Abstractions;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>Where the files of an archive belong on a server: the way back of <see cref="CriticalFileFinder"/>.</summary>
internal sealed class RestoreTargets(IFileSystem files, AlteryxServer server)
{
    /// <summary>The full path; null for what has no place on a server.</summary>
    /// <param name="entryPath">The entry's name, below <c>Config/</c>.</param>
    public string? Of(string entryPath)
    {
        var name = entryPath.Substring(EntryPaths.Config.Length);
        return entryPath switch
        {
            EntryPaths.SystemAlias or EntryPaths.SystemConnections => files.Path.Combine(server.DataDirectory, "Engine", name),
            EntryPaths.AlteryxConfig => AlteryxConfig(),
            _ when entryPath.StartsWith(EntryPaths.Keys, StringComparison.Ordinal) || entryPath.StartsWith(EntryPaths.Tools, StringComparison.Ordinal) =>
                files.Path.Combine([server.DataDirectory, .. name.Split('/')]),
            _ when IsSettings(name) => files.Path.Combine(server.DataDirectory, name),
            _ => null,
        };
    }

    private static bool IsSettings(string name) =>
        name.IndexOf('/') < 0 && name.StartsWith("RuntimeSettings", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private string AlteryxConfig()
    {
        var file = new AlteryxConfigFile(files, server);
        return file.Find()?.FullName ?? file.Candidates[0];
    }
}
