using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Verification;

public sealed class VerificationSubsetTests
{
    [Fact]
    public void Every_name_belongs_to_exactly_one_part() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(1, 50).ToArbitrary(), (name, parts) =>
            Enumerable.Range(1, parts).Count(part => new VerificationSubset(part, parts).Has(name.Get)) == 1).QuickCheckThrowOnFailure();

    // A rule that changes would leave entries unread by runs that were spread over days.
    [Theory]
    [InlineData("MongoDB/AlteryxGallery/users.bson", 7, 4)]
    [InlineData("Config/RuntimeSettings.xml", 7, 4)]
    [InlineData("BackupManifest.json", 2, 1)]
    public void The_rule_stays_what_it_is(string name, int parts, int part) => Assert.True(new VerificationSubset(part, parts).Has(name));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("/")]
    [InlineData("0/7")]
    [InlineData("8/7")]
    [InlineData("1/0")]
    [InlineData("-1/7")]
    [InlineData("1/7/7")]
    [InlineData("1,5/7")]
    [InlineData(" 1/7")]
    [InlineData("1/10001")]
    [InlineData("1/99999999999")]
    public void What_is_no_part_is_refused(string text) => Assert.Equal(ErrorCatalogue.UsageInvalid, Assert.Throws<BackupException>(() => VerificationSubset.Parse(text)).Error);

    [Fact]
    public void A_part_reads_as_it_is_written() => Assert.Equal("2/7", VerificationSubset.Parse("2/7").ToString());

    [Fact]
    public void All_parts_together_read_every_entry_once_and_find_each_damage_once()
    {
        using var folder = new ScratchFolder();
        var damaged = new HashSet<string>();
        var path = new BlockwiseBackup
        {
            Change = entry =>
            {
                var name = System.Text.Encoding.UTF8.GetString(entry.Name);
                if (!name.StartsWith("MongoDB/", System.StringComparison.Ordinal))
                {
                    return entry;
                }

                _ = damaged.Add(name);
                var data = (byte[])entry.Data.Clone();
                data[data.Length / 2] ^= 1;
                return entry with { Data = data };
            },
        }.Write(folder);
        foreach (var parts in new[] { 1, 2, 3, 10 })
        {
            var results = Enumerable.Range(1, parts).Select(part => Verify(path, new VerificationSubset(part, parts))).ToList();
            Assert.Equal(damaged.Order(), results.SelectMany(result => result.Findings).Select(finding => finding.Entry).Order());
            Assert.Equal(results[0].EntryCount, results.Sum(result => result.EntriesRead));
            Assert.Equal($"{parts}/{parts}", results[^1].Subset);
        }
    }

    [Fact]
    public void A_part_looks_around_every_entry_though_it_reads_but_its_own()
    {
        using var folder = new ScratchFolder();
        var path = new BlockwiseBackup { Change = entry => entry with { LocalCrc = entry.LocalCrc + 1 } }.Write(folder);
        Assert.Equal(12, Verify(path, new VerificationSubset(1, 10_000)).Findings.Select(finding => finding.Entry).Distinct().Count());
    }

    [Fact]
    public void A_part_of_nothing_is_refused()
    {
        using var folder = new ScratchFolder();
        var request = new VerificationRequest(new BlockwiseBackup().Write(folder), VerificationLevel.Quick) { Subset = new VerificationSubset(1, 2) };
        Assert.Equal(ErrorCatalogue.UsageInvalid, Assert.Throws<BackupException>(() => Verify(request)).Error);
    }

    private static VerificationResult Verify(string path, VerificationSubset subset) => Verify(new VerificationRequest(path) { Subset = subset });

    private static VerificationResult Verify(VerificationRequest request) =>
        new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(request, new RecordingObserver(), CancellationToken.None);
}
