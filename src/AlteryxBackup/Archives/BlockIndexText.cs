using System.Collections.Generic;
using AlteryxBackup.Archives.Zip;
using Newtonsoft.Json;

namespace AlteryxBackup.Archives;

/// <summary>Puts the block index into JSON. It has a number per megabyte of the archive's content, so it has no line of its own for each.</summary>
internal static class BlockIndexText
{
    public static string Of(IReadOnlyList<BlockedEntry> entries) =>
        JsonConvert.SerializeObject(new { BlockSizeBytes = ZipWriter.BlockBytes, Entries = entries }) + "\n";
}
