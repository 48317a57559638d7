using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Checksums;

namespace AlteryxBackup.Operations.Journal;

/// <summary>A fact as one line: the CRC-32 of the rest in eight hexadecimal digits, the fact's kind, and the fact as JSON. UTF-8.</summary>
internal static class JournalLine
{
    private const int ChecksumLength = 8;

    private static readonly Dictionary<string, Func<string, JournalFact?>> Kinds = new(StringComparer.Ordinal)
    {
        [nameof(RunBegan)] = JsonLine.Read<RunBegan>,
        [nameof(StagingBegan)] = JsonLine.Read<StagingBegan>,
        [nameof(ArchiveBegan)] = JsonLine.Read<ArchiveBegan>,
        [nameof(StopBegan)] = JsonLine.Read<StopBegan>,
        [nameof(ServiceBack)] = JsonLine.Read<ServiceBack>,
        [nameof(DumpBegan)] = JsonLine.Read<DumpBegan>,
        [nameof(DumpStarted)] = JsonLine.Read<DumpStarted>,
        [nameof(DumpEnded)] = JsonLine.Read<DumpEnded>,
        [nameof(ToolBegan)] = JsonLine.Read<ToolBegan>,
        [nameof(ToolStarted)] = JsonLine.Read<ToolStarted>,
        [nameof(ToolEnded)] = JsonLine.Read<ToolEnded>,
        [nameof(RestoreBegan)] = JsonLine.Read<RestoreBegan>,
        [nameof(RestoreKept)] = JsonLine.Read<RestoreKept>,
        [nameof(RestoreSettled)] = JsonLine.Read<RestoreSettled>,
    };

    /// <summary>Writes one, without its line end.</summary>
    public static string Write(JournalFact fact)
    {
        var content = $"{fact.GetType().Name} {JsonLine.Write(fact)}";
        return $"{Checksum(content)} {content}";
    }

    /// <summary>Reads one, without its line end; null when a single bit of it isn't as it was written, or its kind isn't known.</summary>
    public static JournalFact? Read(string line)
    {
        if (line.Length < ChecksumLength + 1)
        {
            return null;
        }

        var content = line.Substring(ChecksumLength + 1);
        if (!string.Equals(line, $"{Checksum(content)} {content}", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = content.Split([' '], 2);
        return parts.Length == 2 && Kinds.TryGetValue(parts.First(), out var read) ? read(parts[1]) : null;
    }

    private static string Checksum(string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return Crc32.Append(0, bytes, 0, bytes.Length).ToString("x8", CultureInfo.InvariantCulture);
    }
}
