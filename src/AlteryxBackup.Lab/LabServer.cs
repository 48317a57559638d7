using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using AlteryxBackup.Lab.Generation;
using AlteryxBackup.Lab.Service;
using AlteryxBackup.Lab.Settings;
using AlteryxBackup.Lab.Store;

namespace AlteryxBackup.Lab;

/// <summary>A simulated Alteryx Server in a folder. Each further node is a server of its own in a folder below <c>nodes</c>.</summary>
public sealed class LabServer
{
    private readonly Layout _layout;
    private readonly ServiceController _service;

    private LabServer(Layout layout)
    {
        _layout = layout;
        _service = new ServiceController(layout);
    }

    /// <summary>The node's folder, absolute.</summary>
    public string Directory => _layout.Root;

    /// <summary>The node's AlteryxService program.</summary>
    public string ServicePath => _layout.Service;

    /// <summary>The program that a failover cluster's commands would be.</summary>
    public string ServiceControlPath => _layout.ServiceControl;

    /// <summary>A backup configuration for this node.</summary>
    public string ConfigurationPath => _layout.BackupConfiguration;

    /// <summary>The embedded database's data folder, as the settings say.</summary>
    public string DataFolderPath => new ServerSettings(_layout).DatabaseFolder;

    /// <summary>The controller token in clear.</summary>
    public string Token => new ServerSecrets(_layout).Token;

    /// <summary>The embedded database's administrator password in clear; the controller alone has it.</summary>
    public string AdminPassword => new ServerSecrets(_layout).AdminPassword;

    /// <summary>The embedded database's user password in clear; the controller alone has it.</summary>
    public string UserPassword => new ServerSecrets(_layout).UserPassword;

    /// <summary>Kept in <c>lab.json</c>.</summary>
    public LabSwitches Switches
    {
        get => _service.Switches;
        set => File.WriteAllBytes(_layout.SwitchesFile, JsonSerializer.SerializeToUtf8Bytes(value, LabJson.Default.LabSwitches));
    }

    /// <summary>The further nodes, by name.</summary>
    public IReadOnlyList<LabServer> Workers => System.IO.Directory.Exists(_layout.Nodes)
        ? [.. System.IO.Directory.GetDirectories(_layout.Nodes).Order(StringComparer.Ordinal).Select(Open)]
        : [];

    /// <summary>Makes a server with its databases; its service is stopped.</summary>
    /// <exception cref="LabException">The folder isn't empty, or the options make no sense.</exception>
    public static LabServer Create(string directory, LabOptions options)
    {
        if (System.IO.Directory.Exists(directory) && System.IO.Directory.EnumerateFileSystemEntries(directory).Any())
        {
            throw new LabException($"'{directory}' is not empty; a simulated server is made in an empty folder.");
        }

        if (options.SizeMegabytes < 0 || options.IncompressiblePercent is < 0 or > 100 || options.Nodes < 1)
        {
            throw new LabException("Size is 0 or more, the incompressible share 0 to 100, and there is at least one node.");
        }

        var layout = new Layout(directory);
        new NodeBuilder(layout, options).BuildController();
        var store = DataFolder.Create(layout.DefaultDatabase);
        new DatabaseGenerator(options).Fill(store);
        var server = new LabServer(layout);
        for (var number = 1; number < options.Nodes; number++)
        {
            new NodeBuilder(layout.Worker(number), options).BuildWorker(server.Token);
        }

        return server;
    }

    /// <exception cref="LabException">There is no simulated server in the folder.</exception>
    public static LabServer Open(string directory)
    {
        var layout = new Layout(directory);
        return File.Exists(layout.SwitchesFile)
            ? new LabServer(layout)
            : throw new LabException($"'{directory}' holds no simulated server: '{Path.GetFileName(layout.SwitchesFile)}' is missing.");
    }

    /// <summary>Starts this node's service and then the workers'; returns when they run. Faults that are switched on don't touch it.</summary>
    /// <exception cref="LabException">A service doesn't start.</exception>
    public void Start()
    {
        _service.Start(Detached.Start);
        foreach (var worker in Workers)
        {
            worker.Start();
        }
    }

    /// <summary>Stops the workers' services and then this node's; returns when they are gone. Faults that are switched on don't touch it.</summary>
    /// <exception cref="LabException">A service doesn't stop.</exception>
    public void Stop()
    {
        foreach (var worker in Workers)
        {
            worker.Stop();
        }

        if (_service.State != ServiceState.Stopped)
        {
            _service.AskToStop();
            _service.WaitUntilStopped();
        }
    }

    /// <summary>What this node's service is doing.</summary>
    public LabStatus Status() => _service.Status();

    /// <summary>Has this node's service run a workflow, which ends by itself.</summary>
    /// <exception cref="LabException">The service doesn't run.</exception>
    public LabWorkflow StartWorkflow(double seconds) => _service.StartWorkflow(seconds);

    /// <summary>Reads the whole store and tells what each collection holds.</summary>
    /// <exception cref="LabException">There is no store, or it is damaged.</exception>
    public IEnumerable<LabCollectionContent> Databases()
    {
        var store = DataFolder.Open(DataFolderPath);
        return store.Collections.Where(c => c.Type != "view").Select(c => Describe(store, c));
    }

    /// <summary>The configuration files this node holds and a backup of it must hold.</summary>
    public IEnumerable<LabFile> Files()
    {
        var single = System.IO.Directory.GetFiles(_layout.Data, "RuntimeSettings*.xml")
            .Concat(System.IO.Directory.GetFiles(_layout.Engine, "*.xml"))
            .Append(_layout.AlteryxConfig)
            .Select(path => Describe(Path.GetFileName(path), path));
        var whole = ((string[])[_layout.Keys, _layout.Tools])
            .SelectMany(folder => System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            .Select(path => Describe(Path.GetRelativePath(_layout.Data, path).Replace('\\', '/'), path));
        return single.Concat(whole).OrderBy(f => f.Name, StringComparer.Ordinal);
    }

    private static LabFile Describe(string name, string path)
    {
        var content = File.ReadAllBytes(path);
        return new LabFile(name, path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static LabCollectionContent Describe(DataFolder store, StoredCollection collection)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = store.Read(collection);
        var (documents, bytes) = (0L, 0L);
        while (reader.NextPage())
        {
            hash.AppendData(reader.Page);
            documents += reader.Documents;
            bytes += reader.Page.Length;
        }

        return new LabCollectionContent(collection.Database, collection.Name, documents, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
