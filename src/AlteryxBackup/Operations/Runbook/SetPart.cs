using System;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Files;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>One of the parts that a set is made of: its record, and which of the set's files are its own.</summary>
internal sealed class SetPart
{
    private static readonly string[] SettingsFiles =
        [EntryPaths.ControllerToken, EntryPaths.MongoPasswords, EntryPaths.ControllerToken + EntryPaths.EncryptedSuffix, EntryPaths.MongoPasswords + EntryPaths.EncryptedSuffix];

    private readonly Func<string, bool> _owns;

    private SetPart(string name, Func<string, bool> owns)
    {
        Name = name;
        _owns = owns;
    }

    /// <summary>The dump.</summary>
    public static SetPart Database { get; } = new("database", path => Below(path, ArchiveLayout.MongoDB));

    /// <summary>The server's files, other nodes' too, and its metadata.</summary>
    public static SetPart Files { get; } = new("files", path => (Below(path, EntryPaths.Config) && !SettingsFiles.Contains(path)) || Below(path, ArchiveLayout.Nodes) || path == EntryPaths.ServerMetadata);

    /// <summary>What was exported from the controller.</summary>
    public static SetPart Settings { get; } = new("settings", path => SettingsFiles.Contains(path));

    /// <summary>As people call it.</summary>
    public string Name { get; }

    /// <summary>Its record's file name: no entry of an archive ends so at the top.</summary>
    public string RecordName => Name + ".part.json";

    /// <summary>Whether a file of the set, relative with forward slashes, is this part's.</summary>
    public bool Owns(string path) => _owns(path);

    private static bool Below(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);
}
