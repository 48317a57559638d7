using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Tests.Archives;

/// <summary>Archives that mean harm, or that programs would read in different ways; each with a piece of the reason for which it must be refused.</summary>
internal static class HostileCorpus
{
    private static readonly RawEntry Good = new("good.txt");

    public static IReadOnlyDictionary<string, (byte[] Archive, string Reason)> All { get; } = Names()
        .Concat(Doubles())
        .Concat(Kinds())
        .Concat(Contradictions())
        .Concat(Lengths())
        .Concat(Framing())
        .Concat(Claims())
        .ToDictionary(sample => sample.Title, sample => (sample.Archive, sample.Reason));

    private static IEnumerable<(string Title, byte[] Archive, string Reason)> Names()
    {
        foreach (var (name, reason) in new[]
        {
            ("../slipped.txt", "points elsewhere"),
            ("a/../../slipped.txt", "points elsewhere"),
            ("./a.txt", "points elsewhere"),
            ("/slipped.txt", "empty"),
            ("a//b.txt", "empty"),
            ("", "empty"),
            ("C:/slipped.txt", "can't have on Windows"),
            ("C:slipped.txt", "can't have on Windows"),
            ("\\\\host\\share\\slipped.txt", "can't have on Windows"),
            ("//host/share/slipped.txt", "empty"),
            ("\\\\?\\C:\\slipped.txt", "can't have on Windows"),
            ("..\\slipped.txt", "can't have on Windows"),
            ("a/..\\..\\slipped.txt", "can't have on Windows"),
            ("a.txt:stream", "can't have on Windows"),
            ("a.txt::$DATA", "can't have on Windows"),
            ("a/NUL", "device"),
            ("con.txt", "device"),
            ("COM1", "device"),
            ("LPT³.log", "device"),
            ("CONIN$", "device"),
            ("aux .txt", "device"),
            ("a./b.txt", "dot or a space"),
            ("a /b.txt", "dot or a space"),
            ("a.txt.", "dot or a space"),
            ("a\0.txt", "can't have on Windows"),
            ("a\n.txt", "can't have on Windows"),
            ("what?.txt", "can't have on Windows"),
        })
        {
            yield return ("name " + name, new RawZip(Good, new RawEntry(name)).Build(), reason);
        }

        yield return ("name not UTF-8", new RawZip(Good, new RawEntry("x") { Name = [0xC3, 0x28], LocalName = [0xC3, 0x28] }).Build(), "not UTF-8");
        yield return ("name of a surrogate", new RawZip(Good, new RawEntry("x") { Name = [0xED, 0xA0, 0x80], LocalName = [0xED, 0xA0, 0x80] }).Build(), "not UTF-8");
        yield return ("folder that holds content", new RawZip(Good, new RawEntry("folder/", "content")).Build(), "empty");
        var other = UnicodePath("shown.txt", "other.txt");
        yield return ("two names", new RawZip(Good, new RawEntry("shown.txt") { Extra = other, LocalExtra = other }).Build(), "two names");
    }

    private static IEnumerable<(string Title, byte[] Archive, string Reason)> Doubles()
    {
        foreach (var (title, first, second) in new[]
        {
            ("the same", "a.txt", "a.txt"),
            ("in case", "a.txt", "A.TXT"),
            ("in case beyond ASCII", "ключ.txt", "КЛЮЧ.TXT"),
            ("in normal form", "caf\u00E9.txt", "cafe\u0301.txt"),
            ("in normal form and case", "CAF\u00C9.txt", "cafe\u0301.TXT"),
            ("in two marks", "a\u0323\u0302", "\u1EAD"),
            ("in the marks' order", "a\u0302\u0323", "a\u0323\u0302"),
            ("in Hangul", "\uD55C", "\u1112\u1161\u11AB"),
            ("in a folder's case", "x/a.txt", "X/a.txt"),
        })
        {
            yield return ("double " + title, new RawZip(Good, new RawEntry(first, "one"), new RawEntry(second, "two")).Build(), "there twice");
        }

        yield return ("file that is a folder", new RawZip(Good, new RawEntry("a"), new RawEntry("a.b"), new RawEntry("A/b")).Build(), "for their folder");
        yield return ("file and folder of one name", new RawZip(Good, new RawEntry("a"), new RawEntry("a/", "") { ExternalAttributes = 0x41ED0010 }).Build(), "there twice");
    }

    private static IEnumerable<(string Title, byte[] Archive, string Reason)> Kinds()
    {
        yield return ("symbolic link", new RawZip(Good, new RawEntry("link", "/etc") { ExternalAttributes = 0xA1FF0000 }).Build(), "is a link");
        yield return ("link and what is behind it", new RawZip(new RawEntry("link", "..") { ExternalAttributes = 0xA1FF0000 }, new RawEntry("link2/slipped.txt")).Build(), "is a link");
        yield return ("reparse point", new RawZip(Good, new RawEntry("link") { ExternalAttributes = 0x400 }).Build(), "is a link");
        yield return ("device", new RawZip(Good, new RawEntry("device") { ExternalAttributes = 0x21800000 }).Build(), "special file");
        yield return ("pipe", new RawZip(Good, new RawEntry("pipe") { ExternalAttributes = 0x11800000 }).Build(), "special file");
        yield return ("socket", new RawZip(Good, new RawEntry("socket") { ExternalAttributes = 0xC1800000 }).Build(), "special file");
        yield return ("folder by its attributes", new RawZip(Good, new RawEntry("folder") { ExternalAttributes = 0x41ED0010 }).Build(), "says that it is a folder");
        yield return ("encrypted", new RawZip(Good, new RawEntry("secret") { Flags = (1 << 11) | 1 }).Build(), "encrypted");
        yield return ("strongly encrypted", new RawZip(Good, new RawEntry("secret") { Flags = (1 << 11) | 1 | (1 << 6) }).Build(), "encrypted");
        yield return ("patched", new RawZip(Good, new RawEntry("patch") { Flags = (1 << 11) | (1 << 5) }).Build(), "flags");
        yield return ("hidden headers", new RawZip(Good, new RawEntry("hidden") { Flags = (1 << 11) | (1 << 13) }).Build(), "flags");
        yield return ("method LZMA", new RawZip(Good, new RawEntry("lzma") { Method = 14, LocalMethod = 14 }).Build(), "method 14");
        yield return ("method Deflate64", new RawZip(Good, new RawEntry("deflate64") { Method = 9, LocalMethod = 9 }).Build(), "method 9");
    }

    private static IEnumerable<(string Title, byte[] Archive, string Reason)> Contradictions()
    {
        const string reason = "contradicts the archive's directory";
        yield return ("local name", new RawZip(Good, new RawEntry("shown.txt") { LocalName = "other.txt"u8.ToArray() }).Build(), reason);
        yield return ("local method", new RawZip(Good, new RawEntry("a", "aaaa", deflated: true) { LocalMethod = 0 }).Build(), reason);
        yield return ("local flags", new RawZip(Good, new RawEntry("a") { LocalFlags = 0 }).Build(), reason);
        yield return ("local time", new RawZip(Good, new RawEntry("a") { LocalTime = 0x5B754001 }).Build(), reason);
        yield return ("local CRC-32", new RawZip(Good, new RawEntry("a") { LocalCrc = 1 }).Build(), reason);
        yield return ("local size", new RawZip(Good, new RawEntry("a", "aaaa", deflated: true) { LocalSize = 3 }).Build(), reason);
        yield return ("local compressed size", new RawZip(Good, new RawEntry("a", "aaaa", deflated: true) { LocalCompressed = 3 }).Build(), reason);
        yield return ("local Zip64 size", new RawZip(Good, new RawEntry("a") { LocalSize = 0xFFFFFFFF, LocalCompressed = 0xFFFFFFFF, LocalExtra = Zip64(7, 8) }).Build(), reason);
        yield return ("local Zip64 size that is missing", new RawZip(Good, new RawEntry("a") { LocalSize = 0xFFFFFFFF, LocalCompressed = 0xFFFFFFFF }).Build(), "Zip64 field is missing");
        yield return ("descriptor", new RawZip(Good, new RawEntry("a").WithDescriptor(signed: true, wide: false, size: 6)).Build(), reason);
        yield return ("wide descriptor", new RawZip(Good, new RawEntry("a").WithDescriptor(signed: true, wide: true, size: 6)).Build(), reason);
        yield return ("descriptor without a signature", new RawZip(Good, new RawEntry("a").WithDescriptor(signed: false, wide: false, size: 6)).Build(), reason);
        yield return ("descriptor that is missing", new RawZip(Good, new RawEntry("a").WithDescriptor(signed: true, wide: false) with { After = [] }).Build(), "no descriptor");
        yield return ("local header that is none", new RawZip(Good, new RawEntry("a")).Build().With(bytes => bytes[Local(Good).Length] ^= 1), "own header");
    }

    private static IEnumerable<(string Title, byte[] Archive, string Reason)> Lengths()
    {
        var entry = new RawEntry("a", new string('a', 1000), deflated: true);
        var random = new byte[1000];
        new Random(1).NextBytes(random);
        yield return ("compressed data with more behind its end", new RawZip(Good, WithData(entry, [.. entry.Data, .. random])).Build(), "ends before the last of its bytes");
        yield return ("compressed data with one byte behind its end", new RawZip(Good, WithData(entry, [.. entry.Data, 0])).Build(), "ends before the last of its bytes");
        yield return ("compressed data without its end", new RawZip(Good, WithData(entry, Unfinished(1000))).Build(), "cut short");
        yield return ("less content than declared", new RawZip(Good, entry with { Size = 1001, LocalSize = 1001 }).Build(), "declares 1001");
        yield return ("more content than declared", new RawZip(Good, entry with { Size = 999, LocalSize = 999 }).Build(), "more than the 999");
        yield return ("much more content than declared", new RawZip(Good, new RawEntry("bomb", new string('\0', 1 << 26), deflated: true) with { Size = 100_000, LocalSize = 100_000 }).Build(), "more than the 100000");
        yield return ("another CRC-32", new RawZip(Good, entry with { Crc = 1, LocalCrc = 1 }).Build(), "CRC-32");
        yield return ("stored with two sizes", new RawZip(Good, new RawEntry("a") with { Size = 6, LocalSize = 6 }).Build(), "two different sizes");
        yield return ("not deflate at all", new RawZip(Good, WithData(entry, [0xFF, 0xFF, 0xFF, 0xFF])).Build(), "damaged");
        yield return ("claims more than deflate can give", new RawZip(Good, entry with { Size = 0xFFFFFFFE, LocalSize = 0xFFFFFFFE }).Build(), "1032 times");
        yield return ("claims content of nothing", new RawZip(Good, WithData(entry, []) with { Size = 1, LocalSize = 1 }).Build(), "1032 times");
    }

    private static IEnumerable<(string Title, byte[] Archive, string Reason)> Framing()
    {
        yield return ("bytes in front", (new RawZip(Good) { Leading = new byte[5] }).Build(), "begins with 5 bytes");
        yield return ("a program in front", (new RawZip(Good) { Leading = [0x4D, 0x5A, .. new byte[1000]] }).Build(), "begins with 1002 bytes");
        yield return ("a program in front, not counted", [.. new byte[512], .. Build(Good)], "directory");
        yield return ("bytes behind", (new RawZip(Good) { Trailing = [1, 2, 3] }).Build(), "3 bytes follow");
        yield return ("a comment", (new RawZip(Good) { Comment = "comment"u8.ToArray() }).Build(), "7 bytes follow");
        yield return ("an archive in a comment", (new RawZip(Good) { Comment = Build(new RawEntry("other.txt")) }).Build(), "directory");
        yield return ("bytes between entries", new RawZip(Good with { After = new byte[9] }, new RawEntry("a")).Build(), "9 bytes after it");
        yield return ("bytes before the directory", (new RawZip(Good) { BeforeDirectory = new byte[9] }).Build(), "9 bytes after it");
        yield return ("bytes behind the directory", (new RawZip(Good) { AfterDirectory = new byte[9] }).Build(), "directory");
        yield return ("an entry that isn't in the directory", new RawZip(Good with { After = Local(new RawEntry("hidden")) }, new RawEntry("a")).Build(), "bytes after it");
        yield return ("one entry's bytes in two", new RawZip(Good, new RawEntry("again") { Offset = 0 }).Build(), "overlaps");
        yield return ("an entry inside another", new RawZip(new RawEntry("outer") { Data = Local(new RawEntry("inner")) } is var outer ? Stored(outer) : Good, new RawEntry("inner") { Offset = 35 }).Build(), "overlaps");
        yield return ("an entry beyond the archive", new RawZip(Good, new RawEntry("a") { Offset = 0x7FFFFFFF }).Build(), "beyond");
        yield return ("an entry in the directory", new RawZip(Good, new RawEntry("a") { Size = 60, LocalSize = 60, Compressed = 60, LocalCompressed = 60 }).Build(), "beyond");
        yield return ("a directory elsewhere", (new RawZip(Good) { DirectoryOffset = offset => offset - 1 }).Build(), "directory");
        yield return ("a directory that is cut short", (new RawZip(Good) { ClaimedEntries = 2 }).Build(), "directory");
        yield return ("a directory that says less than it has", (new RawZip(Good, new RawEntry("a")) { ClaimedEntries = 1 }).Build(), "directory");
        yield return ("no entries and bytes in front", (new RawZip() { Leading = new byte[7] }).Build(), "begins with 7 bytes");
        yield return ("one volume of several", Build(Good).With(bytes => bytes[^18] = 1), "volume");
        yield return ("cut short", Build(Good)[..^1], "no end record");
        yield return ("nothing", [], "no end record");
        yield return ("nothing but a signature", [0x50, 0x4B, 0x05, 0x06], "no end record");
        yield return ("something else", Encoding.UTF8.GetBytes(new string('x', 100_000)), "no end record");
    }

    private static IEnumerable<(string Title, byte[] Archive, string Reason)> Claims()
    {
        yield return ("four billion entries", (new RawZip(Good) { IsZip64 = true, ClaimedEntries = 4_000_000_000 }).Build(), "4000000000 entries");
        yield return ("a number of entries beyond all numbers", (new RawZip(Good) { IsZip64 = true, ClaimedEntries = long.MaxValue }).Build(), "entries");
        yield return ("fewer entries than none", (new RawZip(Good) { IsZip64 = true, ClaimedEntries = -1 }).Build(), "directory");
        yield return ("a Zip64 directory elsewhere", (new RawZip(Good) { IsZip64 = true, DirectoryOffset = offset => -offset }).Build(), "directory");
        yield return ("a Zip64 end that contradicts", (new RawZip(Good) { IsZip64 = true }).Build().With(bytes => bytes[^14] = bytes[^12] = 5), "contradicts its end record");
        yield return ("a Zip64 end record elsewhere", (new RawZip(Good) { IsZip64 = true }).Build().With(bytes => bytes[^33] ^= 0x40), "Zip64 end record");
        yield return ("names of 64 KB", new RawZip([Good, .. Enumerable.Range(0, 100).Select(number => new RawEntry(new string('a', 65_000) + number))]).Build(), "too long");
        yield return ("folders that go deep", new RawZip([Good, .. Enumerable.Range(0, 100).Select(number => new RawEntry(string.Concat(Enumerable.Repeat("a/", 15_000)) + number))]).Build(), "too deep");
    }

    private static byte[] Build(params RawEntry[] entries) => new RawZip(entries).Build();

    private static RawEntry WithData(RawEntry entry, byte[] data) => entry with { Data = data, Compressed = data.Length, LocalCompressed = data.Length };

    private static RawEntry Stored(RawEntry entry) => entry with { Size = entry.Data.Length, LocalSize = entry.Data.Length, Compressed = entry.Data.Length, LocalCompressed = entry.Data.Length };

    private static byte[] Local(RawEntry entry)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        entry.WriteLocal(writer);
        return bytes.ToArray();
    }

    // All of the content, and no last block.
    private static byte[] Unfinished(int count)
    {
        using var deflated = new MemoryStream();
        using var deflate = new System.IO.Compression.DeflateStream(deflated, System.IO.Compression.CompressionLevel.Optimal);
        deflate.Write(Encoding.UTF8.GetBytes(new string('a', count)));
        deflate.Flush();
        return deflated.ToArray();
    }

    private static byte[] Zip64(long size, long compressed) => [1, 0, 16, 0, .. BitConverter.GetBytes(size), .. BitConverter.GetBytes(compressed)];

    private static byte[] UnicodePath(string name, string other)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var path = Encoding.UTF8.GetBytes(other);
        return [0x75, 0x70, (byte)(5 + path.Length), 0, 1, .. BitConverter.GetBytes(Crc32.Append(0, bytes, 0, bytes.Length)), .. path];
    }

    private static byte[] With(this byte[] bytes, Action<byte[]> change)
    {
        change(bytes);
        return bytes;
    }
}
