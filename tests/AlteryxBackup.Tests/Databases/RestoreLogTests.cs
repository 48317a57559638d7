using System;
using System.Text;
using AlteryxBackup.Databases;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Databases;

/// <summary>REQ-6.2.6. The first half are successes: every wording that is known, and the four words in harmless places.</summary>
public sealed class RestoreLogTests
{
    private const string Good = "12 document(s) restored successfully. 0 document(s) failed to restore.";

    [Theory]
    [InlineData(Good)]
    [InlineData("12 document(s) restored successfully, 0 document(s) failed to restore.")]
    [InlineData("2026-11-21T02:00:01.123+0000\t" + Good)]
    [InlineData("2026-11-21T02:00:01.123Z\t" + Good)]
    [InlineData("2026-11-21 02:00:01,123 " + Good)]
    [InlineData("\uFEFFpreparing collections to restore from\r\n" + Good + "\r\n")]
    [InlineData("13 document(s) restored successfully. 0 document(s) failed to restore.")]
    [InlineData("restoring AlteryxGallery.errors from C:\\Restore\\MongoDB\\AlteryxGallery\\errors.bson\n" + Good)]
    [InlineData("reading metadata for AlteryxService.failedJobs from D:\\Failed drive\\failedJobs.metadata.json\n" + Good)]
    [InlineData("finished restoring AlteryxGallery.critical (3 documents, 0 failures)\n" + Good)]
    [InlineData("finished restoring AlteryxGallery.errors (1 document)\n" + Good)]
    [InlineData("restoring indexes for collection AlteryxGallery.errorLog from metadata\n" + Good)]
    [InlineData("no indexes to restore for collection AlteryxGallery.fatal\n" + Good)]
    [InlineData("index: &idx.IndexDocument{Options:primitive.M{\"name\":\"error_1\"}}\n" + Good)]
    [InlineData("[########################]  AlteryxGallery.errors  1.2MB/1.2MB  (100.0%)\n" + Good)]
    [InlineData("don't know what to do with file \"C:\\Restore\\MongoDB\\failed.txt\", skipping...\n" + Good)]
    [InlineData("dropping collection AlteryxGallery.failed before restoring\n" + Good)]
    [InlineData("done: 0 errors, no failures\n" + Good)]
    [InlineData("finished without errors\n" + Good)]
    [InlineData("using C:\\ProgramData\\Alteryx\\ErrorLogs\\mongo.cfg\n" + Good)]
    public void A_success_is_believed_whatever_its_words(string log) => Assert.Empty(Log(log).Reasons(12));

    [Theory]
    [InlineData("11 document(s) restored successfully. 1 document(s) failed to restore.")]
    [InlineData("11 document(s) restored successfully. 0 document(s) failed to restore.")]
    [InlineData("Failed: AlteryxGallery.users: error restoring from C:\\a\\users.bson: unexpected EOF\n" + Good)]
    [InlineData("error connecting to host: no reachable servers\n" + Good)]
    [InlineData("continuing through error: E11000 duplicate key error collection: AlteryxGallery.users\n" + Good)]
    [InlineData("finished restoring AlteryxGallery.users (11 documents, 1 failure)\n" + Good)]
    [InlineData("AlteryxGallery.users: ERROR creating indexes\n" + Good)]
    [InlineData("Fatal assertion 28595\n" + Good)]
    [InlineData("CRITICAL: disk full\n" + Good)]
    [InlineData("BulkWriteError in AlteryxGallery.users\n" + Good)]
    [InlineData("3 errors, 0 failures\n" + Good)]
    [InlineData("EMongoRestore failed\n" + Good)]
    [InlineData("preparing collections to restore from")]
    [InlineData("")]
    public void A_failure_is_seen(string log) => Assert.NotEmpty(Log(log).Reasons(12));

    [Fact]
    public void The_words_of_the_tool_count_beside_those_of_its_log()
    {
        Assert.NotEmpty((Log(Good) with { Output = Output(1, "") }).Reasons(12));
        Assert.NotEmpty((Log(Good) with { Output = Output(0, "EMongoRestore failed") }).Reasons(12));
        Assert.NotEmpty((Log(Good) with { Text = null }).Reasons(12));
        Assert.Empty((Log(Good) with { Output = Output(0, "restoring AlteryxGallery.errors from metadata") }).Reasons(12));
    }

    [Fact]
    public void What_the_tool_calls_a_failure_is_told_apart_from_what_it_does_not_prove()
    {
        Assert.Equal(ErrorCatalogue.RestoreFailed, Assert.Throws<BackupException>(() => Log("Failed: no space").Require(12)).Error);
        Assert.Equal(ErrorCatalogue.RestoreNotProved, Assert.Throws<BackupException>(() => Log("preparing").Require(12)).Error);
        Log(Good).Require(12);
    }

    private static RestoreLog Log(string text) => new(Output(0, ""), text);

    private static ProcessOutcome Output(int exitCode, string text) => new(exitCode, false, Encoding.UTF8.GetBytes(text), [], TimeSpan.Zero);
}
