using System.Globalization;

namespace AlteryxBackup.Databases;

/// <summary>One piece of evidence that a dump is not whole.</summary>
/// <param name="File">The file, relative to the dump with forward slashes; null when it is about the dump or the tool's output.</param>
/// <param name="Document">The document's number in the file, from 1; null when it is about the whole file.</param>
/// <param name="Offset">Bytes from the start of the file's uncompressed content; null likewise.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record DumpFinding(string? File, long? Document, long? Offset, string Problem)
{
    /// <summary>The finding in one line.</summary>
    public override string ToString() => (File, Document, Offset) switch
    {
        (null, _, _) => Problem,
        (_, null, _) => $"{File}: {Problem}",
        _ => string.Format(CultureInfo.InvariantCulture, "{0}: document {1} at byte {2}: {3}", File, Document, Offset, Problem),
    };
}
