using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>Looks for the files of one server, as facts/alteryx-server.md lists them; one object per search.</summary>
internal sealed class CriticalFileFinder
{
    private readonly IFileSystem _files;
    private readonly AlteryxServer _server;
    private readonly FilesSection _options;
    private readonly List<PlannedFile> _found = [];
    private readonly List<AbsentFile> _absent = [];

    public CriticalFileFinder(IFileSystem files, AlteryxServer server, FilesSection options)
    {
        _files = files;
        _server = server;
        _options = options;
    }

    public FilePlan Find()
    {
        FindRuntimeSettings();
        FindKeys();
        FindTools();
        FindEngineFile("SystemAlias.xml", EntryPaths.SystemAlias);
        FindEngineFile("SystemConnections.xml", EntryPaths.SystemConnections);
        FindAlteryxConfig();
        return new FilePlan(
            [.. _found.OrderBy(file => file.EntryPath, StringComparer.Ordinal)],
            [.. _absent.OrderBy(file => file.EntryPath, StringComparer.Ordinal)]);
    }

    private void FindRuntimeSettings()
    {
        var required = _files.FileInfo.FromFileName(_files.Path.Combine(_server.DataDirectory, "RuntimeSettings.xml"));
        try
        {
            if (!required.Exists)
            {
                _absent.Add(new AbsentFile(required.FullName, EntryPaths.RuntimeSettings, "it does not exist", Absence.Failure));
                return;
            }

            foreach (var file in required.Directory.EnumerateFiles("RuntimeSettings*.xml").Where(HasXmlExtension))
            {
                var isRequired = string.Equals(file.Name, required.Name, StringComparison.OrdinalIgnoreCase);
                Take(file, isRequired ? EntryPaths.RuntimeSettings : EntryPaths.Config + file.Name);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _absent.Add(new AbsentFile(required.FullName, EntryPaths.RuntimeSettings, "its folder can't be listed: " + failure.Message, Absence.Failure));
        }
    }

    // .NET Framework lets *.xml match .xmlx and .xml~ as well.
    private static bool HasXmlExtension(IFileInfo file) => file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private void FindKeys()
    {
        var folder = Folder("Keys");
        if (!_options.BackupKeys)
        {
            _absent.Add(new AbsentFile(folder.FullName, EntryPaths.Keys, "left out by FilesConfiguration.BackupKeys", Absence.Skipped));
        }
        else
        {
            FindFolder(folder, EntryPaths.Keys, "the folder does not exist; there are versions of Alteryx Server without one", Absence.Warning);
        }
    }

    private void FindTools() => FindFolder(Folder("Tools"), EntryPaths.Tools, "the folder does not exist; this server has no connectors or custom tools there", Absence.Skipped);

    private void FindFolder(IDirectoryInfo folder, string entryFolder, string reasonWhenMissing, Absence whenMissing)
    {
        if (folder.Exists)
        {
            new FolderWalk(entryFolder, Absence.Warning, _found, _absent).Below(folder);
        }
        else
        {
            _absent.Add(new AbsentFile(folder.FullName, entryFolder, reasonWhenMissing, whenMissing));
        }
    }

    private void FindEngineFile(string name, string entryPath)
    {
        var file = _files.FileInfo.FromFileName(_files.Path.Combine(_server.DataDirectory, "Engine", name));
        if (file.Exists)
        {
            Take(file, entryPath);
        }
        else if (_server.IsWorker)
        {
            _absent.Add(new AbsentFile(file.FullName, entryPath, "it does not exist, though this node is a worker", Absence.Warning));
        }
        else
        {
            _absent.Add(new AbsentFile(file.FullName, entryPath, "it does not exist; only worker nodes need one", Absence.Skipped));
        }
    }

    private void FindAlteryxConfig()
    {
        var configFile = new AlteryxConfigFile(_files, _server);
        var file = configFile.Find();
        var reason = file is null ? "it does not exist, neither there nor in " + configFile.Candidates[1] : ReasonToSkip(configFile, file);
        if (file is not null && reason is null)
        {
            Take(file, EntryPaths.AlteryxConfig);
        }
        else
        {
            _absent.Add(new AbsentFile(file?.FullName ?? configFile.Candidates[0], EntryPaths.AlteryxConfig, reason!, Absence.Skipped));
        }
    }

    private string? ReasonToSkip(AlteryxConfigFile configFile, IFileInfo file)
    {
        if (!_options.BackupConfigFile)
        {
            return "left out by FilesConfiguration.BackupConfigFile";
        }

        try
        {
            var witness = configFile.WitnessOfInstallation(file);
            return witness is null ? null : "unmodified since the installation: its time is that of " + witness;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Whether it was modified can't be told then: taking it is the safe side.
            return null;
        }
    }

    private IDirectoryInfo Folder(string name) => _files.DirectoryInfo.FromDirectoryName(_files.Path.Combine(_server.DataDirectory, name));

    private void Take(IFileInfo file, string entryPath) =>
        _found.Add(new PlannedFile(file.FullName, entryPath, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)));
}
