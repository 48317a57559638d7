using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Zip;

namespace AlteryxBackup.Archives;

/// <summary>Sorts an archive's entries into those that may be handed out and those that may not. Looks at the directory alone; time grows with its length, whatever it says.</summary>
internal static class EntryScreening
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // Smaller than every character of a name, so that what is in a folder follows it at once when sorted.
    private const char Separator = '\u0001';

    /// <summary>Sound entries by name, and the rest with reasons.</summary>
    /// <param name="records">The directory.</param>
    /// <param name="contentEnd">Where it begins.</param>
    /// <param name="limits">What an entry may claim.</param>
    public static ScreenedEntries Screen(IReadOnlyList<ZipRecord> records, long contentEnd, ArchiveLimits limits)
    {
        var inOrder = records.OrderBy(record => record.Offset).ToList();
        var refused = new List<ArchiveFinding>();
        var leading = inOrder.Count == 0 ? contentEnd : inOrder[0].Offset;
        if (leading > 0)
        {
            refused.Add(new ArchiveFinding(null, $"It begins with {leading} bytes that belong to no entry."));
        }

        var sound = new List<(string Name, ZipRecord Record)>();
        var reached = 0L;
        for (var index = 0; index < inOrder.Count; index++)
        {
            var record = inOrder[index] with { Limit = index + 1 < inOrder.Count ? inOrder[index + 1].Offset : contentEnd };
            var name = Name(record);
            var fault = name is null ? "Its name is not UTF-8." : NameFault(name, record) ?? ContentFault(record, reached, contentEnd, limits);
            reached = Math.Max(reached, End(record));
            if (fault is null)
            {
                sound.Add((name!, record));
            }
            else
            {
                refused.Add(new ArchiveFinding(name ?? Encoding.UTF8.GetString(record.Name), fault));
            }
        }

        var clashes = Clashes(sound);
        refused.AddRange(sound.Select((entry, index) => clashes[index] is { } fault ? new ArchiveFinding(entry.Name, fault) : null).OfType<ArchiveFinding>());
        var rest = sound.Where((_, index) => clashes[index] is null).ToLookup(entry => IsFolder(entry.Name));
        return new ScreenedEntries(ByName(rest[false]), ByName(rest[true]), refused);
    }

    private static Dictionary<string, ZipRecord> ByName(IEnumerable<(string Name, ZipRecord Record)> entries) =>
        entries.ToDictionary(entry => entry.Name, entry => entry.Record, StringComparer.Ordinal);

    private static bool IsFolder(string name) => name.Length > 1 && name[name.Length - 1] == '/';

    private static string? NameFault(string name, ZipRecord record) =>
        EntryName.Fault(IsFolder(name) && record.SizeBytes == 0 ? name.Substring(0, name.Length - 1) : name) is { } why ? $"Its name can't be used: {why}."
        : record.OtherName is { } other && !other.SequenceEqual(record.Name) ? "It has two names: some programs would take the one, some the other."
        : EntryKind.Fault(record.ExternalAttributes, IsFolder(name));

    private static string? ContentFault(ZipRecord record, long reached, long contentEnd, ArchiveLimits limits) =>
        (record.Flags & ZipFormat.Encrypted) != 0 ? "It is encrypted."
        : (record.Flags & ~ZipFormat.KnownFlags) != 0 ? $"Its flags 0x{record.Flags:x4} ask for something that archives don't use."
        : record.Method is not (ZipFormat.Stored or ZipFormat.Deflated) ? $"Its compression method {record.Method} is not one that archives use."
        : record.Method == ZipFormat.Stored && record.CompressedBytes != record.SizeBytes ? "It is stored, but has two different sizes."
        : record.SizeBytes > (decimal)record.CompressedBytes * limits.MaxRatio ? $"It claims to unpack from {record.CompressedBytes} bytes to {record.SizeBytes}: more than {limits.MaxRatio} times as much."
        : record.Offset < reached ? "It overlaps another entry."
        : record.CompressedBytes > contentEnd || record.Offset > contentEnd || End(record) > contentEnd ? "It reaches beyond the archive's content."
        : null;

    // Sorted, names that are the same and names that are inside others stand beside each other: no folder has to be remembered, however deep they go.
    private static string?[] Clashes(List<(string Name, ZipRecord Record)> entries)
    {
        var keys = entries.Select(entry => FoldedName.Of(entry.Name.TrimEnd('/')).Replace('/', Separator)).ToArray();
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort((string[])keys.Clone(), order, StringComparer.Ordinal);
        var clashes = new string?[keys.Length];
        for (var at = 1; at < order.Length; at++)
        {
            var (first, second) = (order[at - 1], order[at]);
            if (keys[first] == keys[second])
            {
                clashes[first] = clashes[second] = SameName(entries[first].Name, entries[second].Name);
            }
            else if (!IsFolder(entries[first].Name) && keys[second].Length > keys[first].Length && keys[second][keys[first].Length] == Separator
                && keys[second].StartsWith(keys[first], StringComparison.Ordinal))
            {
                clashes[first] = "It is a file, and other entries have it for their folder.";
            }
        }

        return clashes;
    }

    private static string SameName(string first, string second) => first == second
        ? "It is there twice."
        : $"It is there twice: '{first}' and '{second}' are one name on some systems.";

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
