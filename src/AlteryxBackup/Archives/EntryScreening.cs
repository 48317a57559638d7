using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Zip;

namespace AlteryxBackup.Archives;

/// <summary>Sorts an archive's entries into those that may be handed out and those that may not.</summary>
internal static class EntryScreening
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Sound entries by name, and the rest with reasons. Folders have no content of their own and are in neither.</summary>
    public static (IReadOnlyDictionary<string, ZipRecord> Sound, IReadOnlyList<ArchiveFinding> Refused) Screen(IReadOnlyList<ZipRecord> records, long contentEnd)
    {
        var sound = new Dictionary<string, ZipRecord>(StringComparer.Ordinal);
        var seen = new HashSet<string>(EntryName.Comparer);
        var refused = new List<ArchiveFinding>();
        var reached = 0L;
        foreach (var record in records.OrderBy(record => record.Offset))
        {
            var name = Name(record);
            var isFolder = name is not null && name.Length > 1 && name[name.Length - 1] == '/' && record.SizeBytes == 0;
            var fault = name is null ? "Its name is not UTF-8."
                : EntryName.Fault(isFolder ? name.Substring(0, name.Length - 1) : name) is { } why ? $"Its name can't be used: {why}."
                : !seen.Add(name) ? "It is there twice."
                : Fault(record, reached, contentEnd);
            reached = Math.Max(reached, End(record));
            if (fault is not null)
            {
                refused.Add(new ArchiveFinding(name ?? Encoding.UTF8.GetString(record.Name), fault));
            }
            else if (!isFolder)
            {
                sound.Add(name!, record);
            }
        }

        return (sound, refused);
    }

    private static string? Fault(ZipRecord record, long reached, long contentEnd) =>
        (record.Flags & ZipFormat.Encrypted) != 0 ? "It is encrypted."
        : record.Method is not (ZipFormat.Stored or ZipFormat.Deflated) ? $"Its compression method {record.Method} is not one that archives use."
        : record.Method == ZipFormat.Stored && record.CompressedBytes != record.SizeBytes ? "It is stored, but has two different sizes."
        : record.Offset < reached ? "It overlaps another entry."
        : record.CompressedBytes > contentEnd || record.Offset > contentEnd || End(record) > contentEnd ? "It reaches beyond the archive's content."
        : null;

    // The least it takes: the local header's extra fields and a descriptor come on top.
    private static long End(ZipRecord record)
    {
        var header = ZipFormat.LocalHeaderLength + record.Name.Length;
        return record.CompressedBytes > long.MaxValue - header - record.Offset ? long.MaxValue : record.Offset + header + record.CompressedBytes;
    }

    // Tools that don't set the flag write ASCII, or UTF-8 all the same.
    private static string? Name(ZipRecord record)
    {
        try
        {
            return StrictUtf8.GetString(record.Name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
