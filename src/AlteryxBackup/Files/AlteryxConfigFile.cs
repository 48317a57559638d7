using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>
/// Finds alteryx.config and tells whether somebody has modified it. The installation gives its files their times, so a file that still
/// has the installation's time is the installer's own. Unmodified means: its last-write time is, to two seconds (what the coarsest file system
/// keeps), that of AlteryxService.exe, or that of another file in its folder which isn't newer than AlteryxService.exe. A newer neighbour is no
/// witness: it may be a copy that was made after the change. In doubt the file is taken.
/// </summary>
internal sealed class AlteryxConfigFile
{
    private const string FileName = "alteryx.config";
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private readonly IFileSystem _files;
    private readonly AlteryxServer _server;

    public AlteryxConfigFile(IFileSystem files, AlteryxServer server)
    {
        _files = files;
        _server = server;
    }

    /// <summary>Where it belongs: since 2020.1, and to 2019.4.</summary>
    public string[] Candidates =>
    [
        _files.Path.Combine(_server.BinDirectory, "server", "config", FileName),
        _files.Path.Combine(_server.BinDirectory, "config", FileName),
    ];

    /// <summary>The first of <see cref="Candidates"/> that exists; null when none does.</summary>
    public IFileInfo? Find() => Candidates.Select(_files.FileInfo.FromFileName).FirstOrDefault(file => file.Exists);

    /// <summary>Null when the file was modified; otherwise the file that bears witness that it wasn't.</summary>
    /// <exception cref="IOException">The folder can't be listed.</exception>
    public string? WitnessOfInstallation(IFileInfo config)
    {
        var service = _files.FileInfo.FromFileName(_server.ServiceExecutable);
        if (!service.Exists)
        {
            return null;
        }

        if (SameTime(config, service))
        {
            return service.FullName;
        }

        return config.Directory.EnumerateFiles()
            .Where(sibling => !string.Equals(sibling.Name, config.Name, StringComparison.OrdinalIgnoreCase))
            .Where(sibling => sibling.LastWriteTimeUtc <= service.LastWriteTimeUtc + Tolerance && SameTime(config, sibling))
            .OrderBy(sibling => sibling.Name, StringComparer.Ordinal)
            .FirstOrDefault()?.FullName;
    }

    private static bool SameTime(IFileInfo one, IFileInfo other) => (one.LastWriteTimeUtc - other.LastWriteTimeUtc).Duration() <= Tolerance;
}
