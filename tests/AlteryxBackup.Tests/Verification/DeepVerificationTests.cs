using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Tests.Verification;

public sealed class DeepVerificationTests
{
    private const string Users = "MongoDB/AlteryxGallery/users.bson";

    [Theory]
    [InlineData(VerificationLevel.Quick)]
    [InlineData(VerificationLevel.Standard)]
    [InlineData(VerificationLevel.Deep)]
    public void A_sound_backup_is_valid_at_every_level(VerificationLevel level)
    {
        using var folder = new ScratchFolder();
        Assert.Empty(Verify(new BlockwiseBackup().Write(folder), level).Findings);
    }

    public static TheoryData<string, string, string> Broken { get; } = new()
    {
        { Users, "no BSON at all", "Document 1 at byte 0" },
        { "MongoDB/AlteryxGallery/users.metadata.json", "{\"collectionName\":", "can't be understood" },
        { "MongoDB/AlteryxService/AS_Queue.metadata.json", "[]", "can't be understood" },
        { "Config/RuntimeSettings.xml", "<SystemSettings>", "can't be understood" },
        { "Config/RuntimeSettings.xml", "<Other/>", "root element is Other" },
        { "Config/RuntimeSettings.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><SystemSettings>&b;</SystemSettings>", "can't be understood" },
        { "Config/SystemAlias.xml", "no XML", "can't be understood" },
        { "Config/alteryx.config", "<a></b>", "can't be understood" },
        { "Nodes/WORKER1/Config/RuntimeSettings.xml", "", "can't be understood" },
        { "Metadata/ServerMetadata.json", "{", "can't be understood" },
        { "Config/ControllerToken.txt", "", "was exported" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_was_stored_faithfully_and_makes_no_sense_is_found_by_Deep_alone(string entry, string text, string reason)
    {
        using var folder = new ScratchFolder();
        var content = BlockwiseBackup.Files();
        content[entry] = SampleBackup.Text(text);
        var path = new BlockwiseBackup { Content = content }.Write(folder);
        Assert.Empty(Verify(path, VerificationLevel.Standard).Findings);
        var finding = Assert.Single(Verify(path, VerificationLevel.Deep).Findings);
        Assert.Equal(entry, finding.Entry);
        Assert.Contains(reason, finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_keys_and_tools_hold_is_not_judged()
    {
        using var folder = new ScratchFolder();
        var content = BlockwiseBackup.Files();
        content["Config/Tools/vendor.xml"] = SampleBackup.Text("no XML");
        content["Config/Keys/odd.xml"] = SampleBackup.Text("");
        Assert.Empty(Verify(new BlockwiseBackup { Content = content }.Write(folder), VerificationLevel.Deep).Findings);
    }

    [Fact]
    public void A_collection_of_other_counts_than_the_manifest_s_is_found()
    {
        using var folder = new ScratchFolder();
        var path = new BlockwiseBackup { Manifest = manifest => Changed(manifest, database => database.Name == "AlteryxGallery" ? 1 : 0) }.Write(folder);
        Assert.Empty(Verify(path, VerificationLevel.Standard).Findings);
        var finding = Assert.Single(Verify(path, VerificationLevel.Deep).Findings);
        Assert.Equal(Users, finding.Entry);
        Assert.Contains("the manifest says", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Compressed_collections_and_an_unnamed_gzip_oplog_are_walked_too()
    {
        using var folder = new ScratchFolder();
        var good = new BlockwiseBackup { Content = Gzipped(content => content), Manifest = CountedByHand }.Write(folder);
        Assert.Empty(Verify(good, VerificationLevel.Deep).Findings);
        var bad = new BlockwiseBackup { Content = Gzipped(content => content[..^1]), Manifest = CountedByHand }.Write(folder, "bad.zip");
        Assert.Equal(["MongoDB/AlteryxGallery/users.bson.gz", "MongoDB/oplog.bson"], Verify(bad, VerificationLevel.Deep).Findings.Select(finding => finding.Entry));
    }

    [Fact]
    public void Findings_come_in_the_same_order_on_every_run_and_with_every_number_of_threads()
    {
        using var folder = new ScratchFolder();
        var content = BlockwiseBackup.Files();
        for (var number = 0; number < 60; number++)
        {
            content[$"Config/{number:D2}.xml"] = SampleBackup.Text("no XML");
        }

        var path = new BlockwiseBackup { Content = content, Change = entry => entry with { Crc = entry.Crc + (uint)(entry.Size % 2), LocalCrc = entry.LocalCrc + (uint)(entry.Size % 2) } }.Write(folder);
        var first = Verify(new VerificationRequest(path, VerificationLevel.Deep) { Threads = 1 }).Findings;
        Assert.True(first.Count > 60);
        foreach (var threads in new[] { 1, 2, 3, 8, 8, 8 })
        {
            Assert.Equal(first, Verify(new VerificationRequest(path, VerificationLevel.Deep) { Threads = threads }).Findings);
        }
    }

    [Theory]
    [InlineData(VerificationLevel.Standard, 1)]
    [InlineData(VerificationLevel.Standard, 4)]
    [InlineData(VerificationLevel.Deep, 2)]
    public void A_verification_that_is_cancelled_while_it_reads_ends(VerificationLevel level, int threads)
    {
        using var folder = new ScratchFolder();
        using var cancellation = new CancellationTokenSource();
        var path = new BlockwiseBackup().Write(folder);
        var observer = new CancellingObserver(cancellation);
        Assert.ThrowsAny<OperationCanceledException>(() => new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock())
            .Verify(new VerificationRequest(path, level) { Threads = threads }, observer, cancellation.Token));
    }

    private static BackupManifest Changed(BackupManifest manifest, Func<DumpedDatabase, long> more)
    {
        var databases = manifest.MongoDBInformation.Databases
            .Select(database => database with { Collections = [.. database.Collections.Select(collection => collection with { Documents = collection.Documents + more(database) })] })
            .ToList();
        return manifest with { MongoDBInformation = manifest.MongoDBInformation with { Databases = databases, DocumentCount = databases.Sum(database => database.Collections.Sum(collection => collection.Documents)) } };
    }

    private static Dictionary<string, byte[]> Gzipped(Func<byte[], byte[]> change)
    {
        var content = BlockwiseBackup.Files();
        var users = change(Gzip(content[Users]));
        _ = content.Remove(Users);
        content[Users + ".gz"] = users;
        content["MongoDB/oplog.bson"] = users;
        return content;
    }

    private static BackupManifest CountedByHand(BackupManifest manifest)
    {
        var users = BlockwiseBackup.Files()[Users];
        var documents = 0L;
        for (var at = 0; at < users.Length; at += BitConverter.ToInt32(users, at))
        {
            documents++;
        }

        IReadOnlyList<DumpedDatabase> databases = [.. manifest.MongoDBInformation.Databases, new("AlteryxGallery", [new("users", documents, users.Length)])];
        return manifest with
        {
            MongoDBInformation = manifest.MongoDBInformation with
            {
                Databases = databases,
                CollectionCount = 2,
                DocumentCount = databases.Sum(database => database.Collections.Sum(collection => collection.Documents)),
            },
        };
    }

    private static byte[] Gzip(byte[] content)
    {
        using var gzipped = new MemoryStream();
        using (var gzip = new GZipStream(gzipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        var bytes = gzipped.ToArray();
        bytes.AsSpan(4, 4).Clear();
        return bytes;
    }

    private static VerificationResult Verify(string path, VerificationLevel level) => Verify(new VerificationRequest(path, level));

    private static VerificationResult Verify(VerificationRequest request) =>
        new ArchiveVerifier(SampleBackup.FileSystem, new SystemClock()).Verify(request, new RecordingObserver(), CancellationToken.None);

    private sealed class CancellingObserver(CancellationTokenSource cancellation) : IOperationObserver
    {
        public void Observe(OperationEvent happened) => cancellation.Cancel();
    }
}
