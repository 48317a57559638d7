using Newtonsoft.Json;

namespace AlteryxBackup.Operations.Restore;

/// <summary>A file of the archive and what a restore does with it.</summary>
/// <param name="EntryPath">Its name in the archive.</param>
/// <param name="TargetPath">Where it goes.</param>
/// <param name="Action">What is done.</param>
/// <param name="SizeBytes">Its size in the archive.</param>
public sealed record FileRestore(string EntryPath, string TargetPath, FileAction Action, long SizeBytes)
{
    /// <summary>Something is written.</summary>
    [JsonIgnore]
    public bool Writes => Action is FileAction.Create or FileAction.Overwrite or FileAction.Rename;
}
