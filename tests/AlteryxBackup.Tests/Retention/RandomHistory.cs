using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Tests.Retention;

/// <summary>What years of use may leave in one place: clocks set wrong for a while, zones, summer time, damage, files of others, unverified archives, two servers.</summary>
internal sealed class RandomHistory
{
    /// <summary>The machine that retention runs on.</summary>
    public const string Server = "Srv01";

    private static readonly BackupMode?[] Modes = [BackupMode.Full, BackupMode.DatabaseOnly, BackupMode.ConfigOnly];
    private static readonly string?[] Servers = ["SRV01", "srv01", "SRV02", null];

    private readonly Random _random;

    public RandomHistory(int seed)
    {
        _random = new Random(seed);

        // Around the nights in which clocks are put on and back.
        Now = new DateTimeOffset(2026, _random.Next(2) == 0 ? 3 : 10, 25, 0, 0, 0, TimeSpan.Zero).AddMinutes(_random.Next(10 * 24 * 60));
        Policy = new RetentionDays { Full = Days(), DatabaseOnly = Days(), ConfigOnly = Days() };
        Entries = Make().ToList();
    }

    public DateTimeOffset Now { get; }

    public RetentionDays Policy { get; }

    public IReadOnlyList<CatalogueEntry> Entries { get; }

    public IReadOnlyList<CatalogueEntry> Shuffled => Entries.OrderBy(_ => _random.Next()).ToList();

    public int DaysOf(BackupMode mode) => mode == BackupMode.Full ? Policy.Full : mode == BackupMode.DatabaseOnly ? Policy.DatabaseOnly : Policy.ConfigOnly;

    private int Days() => new[] { 0, 1, 14, 30, 36500 }[_random.Next(5)];

    private IEnumerable<CatalogueEntry> Make()
    {
        var count = _random.Next(40);
        var clockError = TimeSpan.Zero;
        var time = Now;
        for (var number = 0; number < count; number++)
        {
            time -= _random.Next(6) == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(_random.Next(1, 8 * 24 * 60));
            clockError = _random.Next(8) == 0 ? TimeSpan.FromHours(_random.Next(-24 * 400, 24 * 400)) : _random.Next(3) == 0 ? TimeSpan.Zero : clockError;
            yield return Entry(number, time + clockError);
        }
    }

    private CatalogueEntry Entry(int number, DateTimeOffset time)
    {
        var verified = _random.Next(4) > 0;
        var entry = new CatalogueEntry
        {
            ArchivePath = $"/backups/{number:000}.zip",
            Mode = Modes[_random.Next(Modes.Length)],
            CreatedAt = time.ToOffset(TimeSpan.FromMinutes(15 * _random.Next(-48, 56))),
            Hostname = Servers[_random.Next(Servers.Length)],
            Verified = verified,
            Status = verified || _random.Next(2) == 0 ? "Success" : "Unverified",
            SizeBytes = number,
        };
        return _random.Next(12) switch
        {
            0 => entry with { Verified = false, Problem = "It is cut short." },
            1 => entry with { Foreign = true, Mode = null, Hostname = null, Status = null, Verified = false, Problem = "It holds no manifest." },
            2 => entry with { Mode = null, Verified = false },
            3 => entry with { Status = "Failed" },
            _ => entry,
        };
    }
}
