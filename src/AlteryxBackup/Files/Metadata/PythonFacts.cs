using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files.Metadata;

/// <summary>Packages of the installation's own Python, environment by environment, from their <c>*.dist-info</c> folders: no Python is run for it.</summary>
internal sealed class PythonFacts
{
    private const string Distribution = ".dist-info";
    private readonly AlteryxServer _server;
    private readonly IFileSystem _files;

    public PythonFacts(AlteryxServer server, IFileSystem files)
    {
        _server = server;
        _files = files;
    }

    public MetadataItem Packages(string name)
    {
        var bin = _files.DirectoryInfo.FromDirectoryName(_server.BinDirectory);
        if (!bin.Exists)
        {
            return MetadataItem.Missing(name, $"'{bin.FullName}' does not exist");
        }

        var environments = Below(bin, "Miniconda3").Concat(bin.EnumerateDirectories().SelectMany(folder => Below(folder, "Miniconda3")))
            .SelectMany(conda => Below(conda, "envs"))
            .SelectMany(envs => envs.EnumerateDirectories())
            .OrderBy(environment => environment.Name, StringComparer.Ordinal)
            .ToList();
        if (environments.Count == 0)
        {
            return MetadataItem.Missing(name, $"no folder Miniconda3{_files.Path.DirectorySeparatorChar}envs with an environment in it was found in '{bin.FullName}' or one level below");
        }

        var packages = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var environment in environments)
        {
            packages[environment.Name] = List(environment);
        }

        return MetadataItem.Known(name, packages);
    }

    // A folder "pandas-1.5.3.dist-info" is named by the wheel format: distribution, hyphen, version.
    private static string[] List(IDirectoryInfo environment) =>
    [
        .. Below(environment, "Lib").SelectMany(lib => Below(lib, "site-packages"))
            .SelectMany(site => site.EnumerateDirectories("*" + Distribution))
            .Select(folder => folder.Name.Substring(0, folder.Name.Length - Distribution.Length))
            .OrderBy(package => package, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<IDirectoryInfo> Below(IDirectoryInfo folder, string name) => folder.EnumerateDirectories(name);
}
