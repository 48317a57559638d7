using System;
using System.Linq;
using System.Text;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Databases;

public class DumpTranscriptTests
{
    [Theory]
    [InlineData("dump-good", 0, false)]
    [InlineData("dump-good-gzip", 0, false)]
    [InlineData("dump-no-such-database", 0, false)]
    [InlineData("dump-no-such-collection", 0, true)]
    [InlineData("dump-wrong-password", 1, true)]
    [InlineData("dump-no-rights", 1, true)]
    [InlineData("dump-connection-refused", 1, true)]
    public void The_quick_look_judges_real_logs_with_and_without_their_exit_code(string log, int exitCode, bool saysFailure)
    {
        foreach (var version in new[] { "100.5.4", "100.14.0" })
        {
            var text = DumpFixtures.Log($"{log}.{version}.log");

            Assert.Equal(exitCode != 0 || saysFailure, Record(exitCode, text).LooksFailed);
            Assert.Equal(saysFailure, Record(0, text).LooksFailed);
            Assert.True(Record(1, text).LooksFailed);
        }
    }

    [Theory]
    [InlineData("dump-good.100.5.4.log")]
    [InlineData("dump-good.100.14.0.log")]
    [InlineData("dump-good-gzip.100.14.0.log")]
    public void Counts_are_read_from_real_logs(string log)
    {
        var transcript = DumpTranscript.Of(Outcome(0, DumpFixtures.Log(log)));

        Assert.Equal(7, transcript.Finished.Count);
        Assert.Equal(60, transcript.Finished["AlteryxGallery.users"]);
        Assert.Equal(1, transcript.Finished["AlteryxGallery.odd name/with%+chars"]);
        Assert.Equal(0, transcript.Finished["AlteryxGallery.capped"]);
        Assert.Empty(transcript.Begun);
    }

    [Fact]
    public void Backticks_of_later_tools_the_oplog_and_progress_are_understood()
    {
        const string Text = """
            2026-11-20T23:34:53.727+0000	writing `db.a b` to `/dump/db/a+b.bson`
            2026-11-20T23:34:53.727+0000	writing db.from here to there to /dump/db/x.bson
            2026-11-20T23:34:53.727+0000	writing db.old metadata to /dump/db/old.metadata.json
            2026-11-20T23:34:53.727+0000	[########........]  db.a b  10/20  (50.0%)
            2026-11-20T23:34:53.727+0000	done dumping `db.a b` (20 documents)
            done dumping db.from here to there (1 document)
            done dumping db.old (2 documents)
            2026-11-20T23:34:53.727+0000	writing captured oplog to /dump/oplog.bson
            2026-11-20T23:34:53.727+0000		dumped 1 oplog entry
            """;

        var transcript = DumpTranscript.Of(Outcome(0, Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n", StringComparison.Ordinal))));

        Assert.Equal([("db.a b", 20L), ("db.from here to there", 1L), ("db.old", 2L)], transcript.Finished.Select(done => (done.Key, done.Value)));
        Assert.Empty(transcript.Begun);
        Assert.Empty(transcript.Failures);
    }

    [Fact]
    public void A_collection_begun_and_never_finished_is_noticed()
    {
        var transcript = DumpTranscript.Of(Outcome(0, Encoding.UTF8.GetBytes("writing db.a to x\nwriting db.ab to x\ndone dumping db.ab (1 document)\n")));

        Assert.Equal(["writing db.a to x"], transcript.Begun);
    }

    [Theory]
    [InlineData("EMongoDump failed", true)]
    [InlineData("Error 17: EMongoDump failed: see the log", true)]
    [InlineData("2026-11-20T23:34:53.727+0000\tFailed: no space left on device", true)]
    [InlineData("0 documents failed", false)]
    [InlineData("done dumping AlteryxService.failedJobs (3 documents)", false)]
    [InlineData("writing AlteryxService.error to C:\\failed\\error.bson", false)]
    public void Only_the_tools_own_verdict_counts_as_failure(string line, bool failed) =>
        Assert.Equal(failed, Record(0, Encoding.UTF8.GetBytes(line)).LooksFailed);

    private static DumpRecord Record(int exitCode, byte[] errors) => new("/dump", TimeSpan.Zero, Outcome(exitCode, errors), "mongodump");

    private static ProcessOutcome Outcome(int exitCode, byte[] errors) => new(exitCode, false, [], errors, TimeSpan.Zero);
}
