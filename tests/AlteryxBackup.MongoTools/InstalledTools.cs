using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace AlteryxBackup.MongoTools;

/// <summary>mongodump and mongorestore in a folder of their own, in front of the servers that a test has thought of.</summary>
public sealed class InstalledTools
{
    private readonly string _world;

    /// <summary>Installs them.</summary>
    /// <param name="folder">Where; made when missing.</param>
    /// <param name="world">What they find.</param>
    public InstalledTools(string folder, World world)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        _world = Path.Combine(Folder, World.FileName);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (var file in new[] { "mongotools.dll", "mongotools.runtimeconfig.json" })
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(Folder, file), overwrite: true);
        }

        (Dump, Restore) = (Path.Combine(Folder, "mongodump" + suffix), Path.Combine(Folder, "mongorestore" + suffix));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "mongotools" + suffix), Dump, overwrite: true);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "mongotools" + suffix), Restore, overwrite: true);
        World = world with { Calls = Path.Combine(Folder, "calls.jsonl") };
        Become(World);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>Full path of mongodump.</summary>
    public string Dump { get; }

    /// <summary>Full path of mongorestore.</summary>
    public string Restore { get; }

    /// <summary>What they find now.</summary>
    public World World { get; private set; }

    /// <summary>How they have been called so far.</summary>
    public IReadOnlyList<ToolCall> Calls => File.Exists(World.Calls) ? [.. File.ReadLines(World.Calls).Select(line => JsonSerializer.Deserialize<ToolCall>(line)!)] : [];

    /// <summary>From now on they find something else.</summary>
    public void Become(World world)
    {
        World = world;
        world.Save(_world);
    }

    /// <summary>From now on they find something else, and this goes wrong with its first server.</summary>
    public void Become(World world, Trap trap)
    {
        Become(world);
        Play(trap, "");
    }

    /// <summary>From now on this goes wrong with the first server.</summary>
    public void Play(Trap trap, string about) => Become(World with
    {
        Servers = [World.Servers[0] with { Traps = new Dictionary<Trap, string>(World.Servers[0].Traps) { [trap] = about } }, .. World.Servers.Skip(1)],
    });
}
