using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Server;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Collects other nodes' files, below <c>Nodes/name/Config/</c>. A node that can't be reached fails nothing: its files are missing, and that is told.</summary>
internal sealed class NodeFilesCollector
{
    private readonly Machine _machine;
    private readonly IOperationObserver _observer;

    public NodeFilesCollector(Machine machine, IOperationObserver observer)
    {
        _machine = machine;
        _observer = observer;
    }

    /// <summary>Copies what can be reached into a folder.</summary>
    /// <exception cref="BackupException">DiskFull, PathNotWritable: the folder.</exception>
    public List<CollectedFile> Collect(IEnumerable<ServerNode> nodes, FilesSection options, string folder, CancellationToken cancellation) =>
        [.. nodes.Where(node => !node.IsLocal).SelectMany(node => Collect(node, options, folder, cancellation))];

    private IEnumerable<CollectedFile> Collect(ServerNode node, FilesSection options, string folder, CancellationToken cancellation)
    {
        var entries = ArchiveLayout.Nodes + node.Name + "/";
        try
        {
            var files = new CriticalFileCollector(_machine.Files, _machine.DurableFiles, _machine.Clock)
                .Collect(At(node, _machine.Files.Path), options, _machine.Files.Path.Combine(folder, "Nodes", node.Name), _observer, cancellation);
            return files.Files.Select(file => file with { EntryPath = entries + file.EntryPath });
        }
        catch (BackupException failure) when (failure.Error == ErrorCatalogue.RequiredFileMissing)
        {
            _observer.Warning(
                $"The files of node {node.Name} are not in this backup: {failure.Happened} Look whether the machine is up and this account reaches {node.FilesPath}, or set ServerConfiguration.Nodes[].FilesPath.");
            return [];
        }
    }

    // An installation's programs and data stand on one drive unless somebody moved them: C:\ProgramData\Alteryx, C:\Program Files\Alteryx.
    private static AlteryxServer At(ServerNode node, IPath path)
    {
        var drive = path.GetDirectoryName(path.GetDirectoryName(node.FilesPath.TrimEnd('/', '\\'))) ?? node.FilesPath;
        var bin = path.Combine(drive, "Program Files", "Alteryx", "bin");
        return new AlteryxServer
        {
            DataDirectory = node.FilesPath,
            BinDirectory = bin,
            ServiceExecutable = path.Combine(bin, "AlteryxService.exe"),
            IsWorker = node.Roles.Contains(NodeRole.Worker),
        };
    }
}
