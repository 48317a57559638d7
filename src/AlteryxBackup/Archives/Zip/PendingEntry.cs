using System.Collections.Generic;

namespace AlteryxBackup.Archives.Zip;

/// <summary>An entry on its way into the archive. What is read of it goes with its pieces; this grows as they are written.</summary>
internal sealed class PendingEntry(string path, ZipRecord record)
{
    /// <summary>Its name.</summary>
    public string Path => path;

    /// <summary>What is known of it so far.</summary>
    public ZipRecord Record { get; set; } = record;

    /// <summary>Compressed bytes of each block written so far; stays empty for one that goes in whole or isn't compressed.</summary>
    public List<int> BlockBytes { get; } = [];
}
