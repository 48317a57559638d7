using System.IO;

namespace AlteryxBackup.Lab;

/// <summary>Where everything of one node is.</summary>
internal sealed class Layout(string root)
{
    private const string Marker = "lab.json";

    public string Root { get; } = Path.GetFullPath(root);

    public string SwitchesFile => Path.Combine(Root, Marker);

    public string MachineFile => Path.Combine(Root, "machine.json");

    public string BackupConfiguration => Path.Combine(Root, "backup-config.json");

    public string Nodes => Path.Combine(Root, "nodes");

    public Layout Worker(int number) => new(Path.Combine(Nodes, $"worker-{number}"));

    public string Bin => Path.Combine(Root, "Program Files", "Alteryx", "bin");

    public string DefaultSettings => Path.Combine(Bin, "RuntimeData", "RuntimeSettings.xml");

    public string AlteryxConfig => Path.Combine(Bin, "server", "config", "alteryx.config");

    public string Service => Path.Combine(Bin, ProgramFiles.Executable("AlteryxService"));

    public string EngineCommand => Path.Combine(Bin, ProgramFiles.Executable("AlteryxEngineCmd"));

    public string Cluster => Path.Combine(Root, "cluster");

    public string ServiceControl => Path.Combine(Cluster, ProgramFiles.Executable("ServiceControl"));

    public string Data => Path.Combine(Root, "ProgramData", "Alteryx");

    public string Settings => Path.Combine(Data, "RuntimeSettings.xml");

    public string Keys => Path.Combine(Data, "Keys");

    public string Tools => Path.Combine(Data, "Tools");

    public string Engine => Path.Combine(Data, "Engine");

    public string DefaultDatabase => Path.Combine(Data, "Service", "Persistence", "MongoDB");

    public string Run => Path.Combine(Root, "Run");

    public string Temp => Path.Combine(Root, "Temp");

    public string Backups => Path.Combine(Root, "Backups");

    public string BackupLogs => Path.Combine(Root, "BackupLogs");

    /// <summary>The node that <paramref name="folder"/> belongs to.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static Layout Containing(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (File.Exists(Path.Combine(current.FullName, Marker)))
            {
                return new Layout(current.FullName);
            }
        }

        throw new LabException($"'{folder}' is in no simulated server: no '{Marker}' in it or above it.");
    }
}
