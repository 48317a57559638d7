using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AlteryxBackup.Operations.Journal;

namespace AlteryxBackup.Tests.Operations.Journal;

public sealed class JournalContentTests
{
    private static readonly DateTimeOffset Night = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<JournalFact> KilledInTheDump =
    [
        new RunBegan("run1", "Backup", "Full", 42, Night, @"CORP\größe", "/logs/a.log") { At = Night },
        new StagingBegan("/temp/AlteryxBackup_1") { At = Night },
        new StopBegan("AlteryxService") { At = Night },
        new DumpBegan("/bin/AlteryxService", "/data") { At = Night },
        new DumpStarted(99, Night) { At = Night },
    ];

    [Fact]
    public void Facts_come_back_as_they_were_written()
    {
        var content = JournalContent.Of(Bytes(KilledInTheDump));

        Assert.Equal(KilledInTheDump, content.Facts);
        Assert.False(content.IsDamaged);
    }

    [Fact]
    public void A_line_that_a_kill_has_cut_was_never_acted_upon_and_is_no_damage()
    {
        var whole = Bytes(KilledInTheDump);
        var lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (var length = lastLine; length < whole.Length - 1; length++)
        {
            var content = JournalContent.Of(whole.Take(length).ToArray());

            Assert.Equal(KilledInTheDump.Take(4), content.Facts);
            Assert.False(content.IsDamaged, $"cut at {length}");
        }
    }

    [Fact]
    public void Each_flipped_bit_takes_its_own_fact_away_and_changes_none()
    {
        var whole = Bytes(KilledInTheDump);
        for (var position = 0; position < whole.Length; position++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var damaged = (byte[])whole.Clone();
                damaged[position] ^= (byte)(1 << bit);
                var content = JournalContent.Of(damaged);

                Assert.All(content.Facts, fact => Assert.Contains(fact, KilledInTheDump));
                Assert.True(content.Facts.Count < KilledInTheDump.Count, $"bit {bit} of byte {position} goes unseen");
                Assert.True(content.IsDamaged, $"bit {bit} of byte {position} is taken for a cut");
            }
        }
    }

    [Fact]
    public void A_service_is_owed_its_way_back_from_the_stop_until_it_is_back()
    {
        Assert.Equal(["AlteryxService"], UnfinishedRun.From(JournalContent.Of(Bytes(KilledInTheDump))).ServicesOwed);
        Assert.Empty(UnfinishedRun.From(JournalContent.Of(Bytes([.. KilledInTheDump, new ServiceBack("AlteryxService", "its guard")]))).ServicesOwed);
    }

    [Fact]
    public void A_stop_after_which_something_can_not_be_read_owes_nothing_that_could_be_wrong()
    {
        var whole = Bytes([.. KilledInTheDump, new ServiceBack("AlteryxService", "its guard")]);
        whole[whole.Length - 5] ^= 1;

        Assert.Empty(UnfinishedRun.From(JournalContent.Of(whole)).ServicesOwed);
    }

    [Fact]
    public void A_stop_before_which_something_can_not_be_read_is_still_owed()
    {
        var whole = Bytes(KilledInTheDump);
        whole[20] ^= 1;

        var run = UnfinishedRun.From(JournalContent.Of(whole));

        Assert.Null(run.Run);
        Assert.Equal(["AlteryxService"], run.ServicesOwed);
    }

    private static byte[] Bytes(IEnumerable<JournalFact> facts) => Encoding.UTF8.GetBytes(string.Concat(facts.Select(fact => JournalLine.Write(fact) + "\n")));
}
