using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Verification;

public sealed class ArchiveVerifierTests
{
    [Theory]
    [InlineData(VerificationLevel.Quick)]
    [InlineData(VerificationLevel.Standard)]
    public void A_sound_archive_is_valid_with_and_without_the_files_beside_it(VerificationLevel level)
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        AssertValid(Verify(path, level));
        File.Delete(Sidecars.ChecksumPath(path));
        File.Delete(Sidecars.SummaryPath(path));
        AssertValid(Verify(path, level));
    }

    [Theory]
    [InlineData(BackupMode.DatabaseOnly, "MongoDB/")]
    [InlineData(BackupMode.ConfigOnly, "Config/")]
    public void An_archive_of_another_mode_holds_only_its_own(BackupMode mode, string own)
    {
        using var folder = new ScratchFolder();
        var content = SampleBackup.Files().Where(file => file.Key.StartsWith(own, StringComparison.Ordinal)).ToDictionary();
        AssertValid(Verify(new SampleBackup(folder) { Mode = mode, Content = content, FileName = "own.zip" }.PublishAlone()));
        Assert.False(Verify(new SampleBackup(folder) { Mode = mode, FileName = "both.zip" }.PublishAlone()).Valid);
    }

    [Theory]
    [InlineData("MongoDB/AlteryxService/AS_Queue.bson", "MongoDB/AlteryxService")]
    [InlineData("MongoDB/AlteryxGallery/users.bson", "MongoDB/AlteryxGallery")]
    [InlineData("Config/RuntimeSettings.xml", "Config/RuntimeSettings.xml")]
    public void An_archive_without_what_its_mode_promises_is_not_valid(string left, string finding)
    {
        using var folder = new ScratchFolder();
        var content = SampleBackup.Files();
        _ = content.Remove(left);
        AssertFinding(finding, Verify(new SampleBackup(folder) { Content = content }.PublishAlone()));
    }

    [Fact]
    public void Counts_that_do_not_add_up_are_found()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder) { Change = manifest => manifest with { MongoDBInformation = manifest.MongoDBInformation with { DocumentCount = 7 } } }.PublishAlone();
        AssertFinding("BackupManifest.json", Verify(path));
    }

    [Theory]
    [InlineData("AS_Queue", 5, true)]
    [InlineData("AS_Queue", 6, false)]
    public void The_bytes_that_the_manifest_counts_in_a_collection_are_those_of_its_file(string collection, long bytes, bool valid)
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder) { Change = manifest => Counting(manifest, collection, bytes) }.PublishAlone();
        var result = Verify(path, VerificationLevel.Quick);
        Assert.Equal(valid, result.Valid);
        Assert.All(result.Findings, finding => Assert.Equal("MongoDB/AlteryxService/AS_Queue.bson", finding.Entry));
    }

    [Fact]
    public void A_compressed_collection_is_not_held_against_its_bytes()
    {
        using var folder = new ScratchFolder();
        var content = SampleBackup.Files().ToDictionary(file => file.Key.EndsWith("AS_Queue.bson", StringComparison.Ordinal) ? file.Key + ".gz" : file.Key, file => file.Value);
        var path = new SampleBackup(folder)
        {
            Content = content,
            Change = manifest => Counting(manifest, "AS_Queue", 999) is var counted
                ? counted with { MongoDBInformation = counted.MongoDBInformation with { CollectionCount = 2, DocumentCount = 6 } }
                : manifest,
        }.PublishAlone();
        AssertValid(Verify(path));
    }

    [Fact]
    public void A_collection_that_the_manifest_counts_and_the_archive_lacks_is_found()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder)
        {
            Change = manifest => manifest with
            {
                MongoDBInformation = manifest.MongoDBInformation with
                {
                    Databases = [.. manifest.MongoDBInformation.Databases.Select(database => database with { Collections = [.. database.Collections, new("lost", 0, 0)] })],
                    CollectionCount = 4,
                },
            },
        }.PublishAlone();
        AssertFinding("MongoDB/AlteryxService", Verify(path));
    }

    [Fact]
    public void An_entry_that_the_manifest_has_with_another_hash_or_not_at_all_is_found_by_name()
    {
        using var folder = new ScratchFolder();
        var wrong = new SampleBackup(folder) { FileName = "wrong.zip", Change = manifest => WithEntries(manifest, entries => [entries[0] with { Sha256 = new string('0', 64) }, .. entries.Skip(1)]) };
        var lost = new SampleBackup(folder) { FileName = "lost.zip", Change = manifest => WithEntries(manifest, entries => [.. entries.Skip(1)]) };
        var extra = new SampleBackup(folder) { FileName = "extra.zip", Change = manifest => WithEntries(manifest, entries => [.. entries, new("Config/none.xml", 1, new string('0', 64))]) };
        AssertFinding("Config/ControllerToken.txt", Verify(wrong.PublishAlone()));
        AssertFinding("Config/ControllerToken.txt", Verify(lost.PublishAlone()));
        AssertFinding("Config/none.xml", Verify(extra.PublishAlone()));
    }

    [Fact]
    public void An_entry_that_was_added_afterwards_is_found()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).PublishAlone();
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            _ = zip.CreateEntry("Config/added.xml");
        }

        AssertFinding("Config/added.xml", Verify(path));
    }

    [Fact]
    public void A_manifest_of_a_newer_format_is_not_called_valid()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder) { Change = manifest => manifest with { BackupMetadata = manifest.BackupMetadata with { FormatVersion = 2 } } }.PublishAlone();
        AssertFinding("BackupManifest.json", Verify(path));
    }

    [Fact]
    public void A_hash_known_from_elsewhere_counts()
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder).Write();
        AssertValid(Verify(new VerificationRequest(archive.UnpublishedPath) { ExpectedSha256 = archive.Sha256 }));
        Assert.False(Verify(new VerificationRequest(archive.UnpublishedPath) { ExpectedSha256 = new string('0', 64) }).Valid);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public void A_file_that_was_cut_short_or_is_no_archive_is_a_finding_and_no_exception(int length)
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(length < 0 ? bytes.Length - 1 : length)]);
        Assert.False(Verify(path, VerificationLevel.Quick).Valid);
        Assert.False(Verify(path).Valid);
    }

    [Fact]
    public void An_archive_that_is_not_there_is_an_error()
    {
        using var folder = new ScratchFolder();
        Assert.Equal(ErrorCatalogue.ArchiveNotFound, Assert.Throws<BackupException>(() => Verify(folder.At("none.zip"))).Error);
    }

    [Fact]
    public void Every_changed_byte_is_found_when_the_checksum_is_there()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length; at += 7)
        {
            Assert.False(Verify(Changed(path, bytes, at)).Valid, $"byte {at}");
        }
    }

    /// <summary>Each fifth byte; in the campaign each.</summary>
    [Fact]
    public void Without_a_checksum_every_changed_byte_is_found_or_changes_no_content()
    {
        var step = CampaignFactAttribute.IsOn ? 1 : 5;
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).PublishAlone();
        var bytes = File.ReadAllBytes(path);
        var content = ZipRoundTripTests.ReadOurs(path);
        var harmless = 0;
        for (var at = 0; at < bytes.Length; at += step)
        {
            if (Verify(Changed(path, bytes, at)).Valid)
            {
                harmless++;
                Assert.Equal(content, ZipRoundTripTests.ReadOurs(path));
            }
        }

        Assert.InRange(harmless, 1, bytes.Length / step / 3);
    }

    [Fact]
    public void A_changed_byte_beside_the_archive_is_found_or_changes_nothing_that_counts()
    {
        using var folder = new ScratchFolder();
        var path = new SampleBackup(folder).Publish();
        var checksum = File.ReadAllBytes(Sidecars.ChecksumPath(path));
        for (var at = 0; at < 64; at++)
        {
            _ = Changed(Sidecars.ChecksumPath(path), checksum, at);
            Assert.False(Verify(path, VerificationLevel.Quick).Valid, $"byte {at}");
        }
    }

    [Fact]
    public void A_verification_can_be_cancelled()
    {
        using var folder = new ScratchFolder();
        using var cancellation = new CancellationTokenSource();
        var path = new SampleBackup(folder).Publish();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(new VerificationRequest(path), new RecordingObserver(), cancellation.Token));
    }

    [Fact]
    public void Progress_comes_under_the_step_that_was_asked_for()
    {
        using var folder = new ScratchFolder();
        var observer = new RecordingObserver();
        _ = new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(new VerificationRequest(new SampleBackup(folder).Publish()) { Step = "Validate" }, observer, default);
        var last = observer.Events.OfType<StepProgressEvent>().Last();
        Assert.Equal(("Validate", last.Total), (last.Step, last.Done));
    }

    private static BackupManifest WithEntries(BackupManifest manifest, Func<IReadOnlyList<ArchivedEntry>, IReadOnlyList<ArchivedEntry>> change) =>
        manifest with { ArchiveInformation = manifest.ArchiveInformation with { Entries = change(manifest.ArchiveInformation.Entries) } };

    private static string Changed(string path, byte[] bytes, int at)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] ^= (byte)(1 << RandomNumberGenerator.GetInt32(8));
        File.WriteAllBytes(path, changed);
        return path;
    }

    private static VerificationResult Verify(string path, VerificationLevel level = VerificationLevel.Standard) => Verify(new VerificationRequest(path, level));

    private static VerificationResult Verify(VerificationRequest request) =>
        new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(request, new RecordingObserver(), CancellationToken.None);

    private static BackupManifest Counting(BackupManifest manifest, string collection, long bytes) => manifest with
    {
        MongoDBInformation = manifest.MongoDBInformation with
        {
            Databases = [.. manifest.MongoDBInformation.Databases.Where(database => database.Name != "AlteryxService"), new("AlteryxService", [new(collection, 3, bytes)])],
        },
    };

    private static void AssertValid(VerificationResult result)
    {
        Assert.Empty(result.Findings);
        Assert.True(result.Valid);
    }

    private static void AssertFinding(string entry, VerificationResult result)
    {
        Assert.False(result.Valid);
        Assert.Contains(entry, result.Findings.Select(finding => finding.Entry));
    }
}
