using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Databases;

public sealed class DumpProverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingObserver _observer = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_dump_is_proved_with_the_counts_of_its_server()
    {
        var proof = Prove(DumpFixtures.Plain);

        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService"], proof.Databases.Select(database => database.Name));
        Assert.Equal(
            [("AS_App.chunks", 12L), ("AS_Empty", 0L), ("AS_Queue", 250L), ("AS_Schedules", 40L), ("alltypes", 1L)],
            proof.Databases[2].Collections.Select(collection => (collection.Name, collection.Documents)));
        Assert.Equal(
            [("appInfos", 30L), ("capped", 0L), ("dot.ted.name", 1L), ("locks", 1L), ("odd name/with%+chars", 1L), ("sessions", 1L), ("users", 60L)],
            proof.Databases[0].Collections.Select(collection => (collection.Name, collection.Documents)));
        Assert.Equal(45740, proof.Databases[2].Collections[2].Bytes);
        Assert.Equal((13, 398L), (proof.CollectionCount, proof.DocumentCount));
        Assert.Equal(Directory.GetFiles(DumpFixtures.Plain, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), proof.SizeBytes);
        Assert.Contains("The tool told no document counts; the dump's own content is the only count.", _observer.Texts(MessageLevel.Debug));
        Assert.All(_observer.Events.OfType<StepProgressEvent>(), progress => Assert.Equal("Validate", progress.Step));
        Assert.NotEmpty(_observer.Events.OfType<StepProgressEvent>());
    }

    [Fact]
    public void A_compressed_dump_with_an_oplog_is_proved_the_same()
    {
        var plain = Prove(DumpFixtures.Plain);
        var compressed = Prove(DumpFixtures.Gzip);

        Assert.Equal(plain.Databases.SelectMany(database => database.Collections), compressed.Databases.SelectMany(database => database.Collections));
    }

    [Theory]
    [InlineData("AlteryxService")]
    [InlineData("AlteryxGallery")]
    public void A_dump_without_one_of_the_two_databases_is_not_proved(string database)
    {
        var failure = Refuse(() => Directory.Delete(_folder.Combine(database), recursive: true));

        Assert.Contains($"the database {database} is missing", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_without_the_search_index_is_proved()
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        Directory.Delete(_folder.Combine("AlteryxGallery_Lucene"), recursive: true);

        Assert.Equal(2, Prove(_folder.Path).Databases.Count);
    }

    [Fact]
    public void A_database_without_collections_is_not_whole()
    {
        var failure = Refuse(() =>
        {
            Directory.Delete(_folder.Combine("AlteryxService"), recursive: true);
            Directory.CreateDirectory(_folder.Combine("AlteryxService"));
        });

        Assert.Contains("AlteryxService/: the database has no collection", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_inside_a_document_is_told_with_document_and_byte()
    {
        var failure = Refuse(() => Cut("AlteryxGallery/users.bson", 1));

        Assert.Contains("AlteryxGallery/users.bson: document 60 at byte 5269: the file ends inside this document", failure.Happened, StringComparison.Ordinal);
        Assert.Equal("No archive was made of it; older backups were not touched.", failure.State);
    }

    [Fact]
    public void A_compressed_file_cut_short_is_not_proved()
    {
        DumpFixtures.CopyTo(DumpFixtures.Gzip, _folder.Path);
        Cut("AlteryxGallery/users.bson.gz", 1);
        Cut("AlteryxGallery/users.metadata.json.gz", 1);
        Cut("oplog.bson", 1);

        var happened = Assert.Throws<BackupException>(() => Prove(_folder.Path)).Happened;

        Assert.Contains("AlteryxGallery/users.bson.gz: document 61 at byte 5270: gzip data", happened, StringComparison.Ordinal);
        Assert.Contains("AlteryxGallery/users.metadata.json.gz: the metadata can't be read: gzip data", happened, StringComparison.Ordinal);
        Assert.Contains("oplog.bson: document 2 at byte 155: gzip data", happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_between_two_documents_is_betrayed_by_the_tools_count()
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        Cut("AlteryxService/AS_Queue.bson", 45740);

        var failure = Assert.Throws<BackupException>(() => Prove(_folder.Path, FullTranscript()));

        Assert.Same(ErrorCatalogue.DumpNotProved, failure.Error);
        Assert.Contains("AlteryxService/AS_Queue.bson: the tool counted 250 documents, the file holds 0", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void Tool_and_disk_must_name_the_same_collections()
    {
        Assert.Equal(13, Prove(DumpFixtures.Plain, FullTranscript()).CollectionCount);

        var leftOut = Refuse(
            () =>
            {
                File.Delete(_folder.Combine("AlteryxGallery", "users.bson"));
                File.Delete(_folder.Combine("AlteryxGallery", "users.metadata.json"));
            },
            FullTranscript());
        Assert.Contains("done dumping AlteryxGallery.users, which isn't in the dump", leftOut.Happened, StringComparison.Ordinal);

        var unsaid = Assert.Throws<BackupException>(() =>
            Prove(DumpFixtures.Plain, FullTranscript().Replace("done dumping AlteryxGallery.users (60 documents)", "", StringComparison.Ordinal)));
        Assert.Contains("never said that it was done dumping AlteryxGallery.users", unsaid.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_known_from_elsewhere_must_be_there()
    {
        var expectation = DumpExpectation.Deployment with { Collections = ["AlteryxGallery.users", "AlteryxService.AS_Results"] };

        var failure = Assert.Throws<BackupException>(() => Prove(DumpFixtures.Plain, "", 0, expectation));

        Assert.EndsWith("is not provably whole: the collection AlteryxService.AS_Results is missing.", failure.Happened, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "exit code 1")]
    [InlineData("EMongoDump failed", 0, "the tool said \"EMongoDump failed\"")]
    public void A_tool_that_says_it_failed_is_believed_whatever_is_on_disk(string text, int exitCode, string evidence)
    {
        var failure = Assert.Throws<BackupException>(() => Prove(DumpFixtures.Plain, text, exitCode));

        Assert.Same(ErrorCatalogue.DumpFailed, failure.Error);
        Assert.Equal(ExitCode.Database, failure.Error.ExitCode);
        Assert.Contains(evidence, failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void All_evidence_is_told_at_once()
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        Cut("AlteryxGallery/users.bson", 7);
        File.Delete(_folder.Combine("AlteryxService", "alltypes.metadata.json"));
        Directory.Delete(_folder.Combine("AlteryxGallery_Lucene"), recursive: true);
        Directory.CreateDirectory(_folder.Combine("AlteryxGallery_Lucene"));

        var failure = Assert.Throws<BackupException>(() => Prove(_folder.Path, "EMongoDump failed", 3));

        foreach (var evidence in new[] { "exit code 3", "EMongoDump failed", "users.bson: document 60", "alltypes.bson: the collection's metadata", "AlteryxGallery_Lucene/: " })
        {
            Assert.Contains(evidence, failure.Happened, StringComparison.Ordinal);
            Assert.Contains(_observer.Texts(MessageLevel.Debug), line => line.Contains(evidence, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_dump_that_is_not_there_is_not_proved()
    {
        var failure = Assert.Throws<BackupException>(() => Prove(_folder.Combine("nothing")));

        Assert.Same(ErrorCatalogue.DumpNotProved, failure.Error);
        Assert.Contains("can't be read", failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_nobody_knows_is_a_warning()
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        File.WriteAllText(_folder.Combine("dump.log"), "x");

        _ = Prove(_folder.Path);

        Assert.Contains("dump.log", Assert.Single(_observer.Texts(MessageLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_file_that_begins_with_the_bytes_of_gzip_is_walked_as_what_it_is()
    {
        const int Length = 0x00088B1F;
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        File.WriteAllBytes(
            _folder.Combine("AlteryxService", "alltypes.bson"),
            [.. BitConverter.GetBytes(Length), 5, (byte)'b', 0, .. BitConverter.GetBytes(Length - 13), 0, .. new byte[Length - 13], 0]);

        Assert.Equal(Length, Prove(_folder.Path).Databases[2].Collections[4].Bytes);
    }

    private static string FullTranscript() => string.Join(
        "\n",
        "done dumping AlteryxService.AS_App.chunks (12 documents)",
        "done dumping AlteryxService.AS_Empty (0 documents)",
        "done dumping AlteryxService.AS_Queue (250 documents)",
        "done dumping AlteryxService.AS_Schedules (40 documents)",
        "done dumping AlteryxService.alltypes (1 document)",
        "done dumping `AlteryxGallery_Lucene.luceneFs` (1 document)",
        Encoding.UTF8.GetString(DumpFixtures.Log("dump-good.100.14.0.log")));

    private BackupException Refuse(Action damage, string text = "")
    {
        DumpFixtures.CopyTo(DumpFixtures.Plain, _folder.Path);
        damage();
        var failure = Assert.Throws<BackupException>(() => Prove(_folder.Path, text));
        Assert.Same(ErrorCatalogue.DumpNotProved, failure.Error);
        return failure;
    }

    private void Cut(string file, int bytes)
    {
        using var stream = File.OpenWrite(_folder.Combine(file));
        stream.SetLength(stream.Length - bytes);
    }

    private DumpProof Prove(string folder, string text = "", int exitCode = 0, DumpExpectation? expectation = null)
    {
        var outcome = new ProcessOutcome(exitCode, false, [], Encoding.UTF8.GetBytes(text), TimeSpan.FromSeconds(1));
        var dump = new DumpRecord(folder, outcome.Duration, outcome, "AlteryxService emongodump");
        return new DumpProver(new FileSystem(), new SystemClock(), "Validate")
            .Prove(dump, expectation ?? DumpExpectation.Deployment, _observer, CancellationToken.None);
    }
}
