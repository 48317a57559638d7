using System;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Databases;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Databases.StandIn;

/// <summary>Each of the 36 recorded cases is judged right: only what really did all it was asked to counts.</summary>
public sealed class RecordedJudgementTests : IDisposable
{
    private const long DocumentsOfTheGallery = 94;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("100.5.4")]
    [InlineData("100.14.0")]
    public void Of_eleven_restores_three_count(string version)
    {
        var restores = RecordedCase.Of(version).Where(recorded => recorded.Name.StartsWith("restore", StringComparison.Ordinal)).ToList();

        var counted = restores.Where(recorded => Judge(recorded) is null).Select(recorded => recorded.Name);

        Assert.Equal(11, restores.Count);
        Assert.Equal(8, restores.Count(recorded => recorded.ExitCode == 0));
        Assert.Equal(["restore-good", "restore-gzip", "restore-drop"], counted);
    }

    [Theory]
    [InlineData("restore-all-duplicates", "it restored 0 documents and failed to restore 94")]
    [InlineData("restore-refused-by-validator", "it restored 30 documents and failed to restore 30")]
    [InlineData("restore-gzip-flag-on-plain", "it left out 'w-100.14.0/good/AlteryxGallery/activeUsers.metadata.json'")]
    [InlineData("restore-plain-of-gzip", "--gzip was given for a plain dump, or the reverse")]
    [InlineData("restore-no-match", "it restored 0 documents and failed to restore 0")]
    [InlineData("restore-truncated", "it ended with exit code 1; it said \"Failed: R.users: error restoring")]
    [InlineData("restore-corrupt", "invalid BSONSize: 2147483647")]
    [InlineData("restore-missing-folder", "no such file or directory")]
    public void A_restore_that_does_not_count_tells_why(string name, string reason)
    {
        var failure = Judge(RecordedCase.Of("100.14.0").Single(recorded => recorded.Name == name))!;

        Assert.Equal(ErrorCatalogue.RestoreNotProved, failure.Error);
        Assert.Equal(ExitCode.Database, failure.Error.ExitCode);
        Assert.Contains(reason, failure.Happened, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("done", 0, "it gave no summary")]
    [InlineData("94 document(s) restored successfully, 0 document(s) failed to restore.", 0, null)]
    [InlineData("94 document(s) restored successfully. 0 document(s) failed to restore.", 1, "it ended with exit code 1")]
    [InlineData("93 document(s) restored successfully. 0 document(s) failed to restore.", 0, "it restored 93 documents")]
    public void Older_summaries_and_missing_ones_are_understood(string summary, int exitCode, string? reason)
    {
        var output = Outcome(exitCode, "2026-11-20T23:34:56.908+0000\t" + summary + "\n");

        var failure = Record.Exception(() => RestoreTranscript.Of(output).Require(output, DocumentsOfTheGallery)) as BackupException;

        Assert.Equal(reason is null, failure is null);
        Assert.Contains(reason ?? "", failure?.Happened ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100.5.4")]
    [InlineData("100.14.0")]
    public void Of_seven_dumps_two_count(string version)
    {
        foreach (var recorded in RecordedCase.Of(version).Where(recorded => recorded.Name.StartsWith("dump", StringComparison.Ordinal)))
        {
            var folder = _folder.Combine(version + recorded.Name);
            var good = recorded.Name is "dump-good" or "dump-good-gzip";
            if (good)
            {
                DumpFixtures.CopyTo(System.IO.Path.Combine(recorded.Name == "dump-good" ? DumpFixtures.Plain : DumpFixtures.Gzip, "AlteryxGallery"), System.IO.Path.Combine(folder, "AlteryxGallery"));
            }

            var output = Outcome(recorded.ExitCode, string.Join('\n', recorded.Lines).Replace("TIME", "2026-11-20T23:34:56.908+0000", StringComparison.Ordinal));
            var expectation = new DumpExpectation(["AlteryxGallery"], []) { IsToldByTool = true };
            var failure = Record.Exception(() => new DumpProver(new FileSystem(), new SystemClock(), "Prove").Prove(new DumpRecord(folder, TimeSpan.Zero, output, "mongodump"), expectation, new RecordingObserver(), CancellationToken.None));

            Assert.Equal((recorded.Name, good), (recorded.Name, failure is null));
            Assert.True(good || ((BackupException)failure!).Error.ExitCode == ExitCode.Database);
        }
    }

    private static BackupException? Judge(RecordedCase recorded)
    {
        var output = Outcome(recorded.ExitCode, string.Join('\n', recorded.Lines).Replace("TIME", "2026-11-20T23:34:56.908+0000", StringComparison.Ordinal));
        return Record.Exception(() => RestoreTranscript.Of(output).Require(output, DocumentsOfTheGallery)) as BackupException;
    }

    private static ProcessOutcome Outcome(int exitCode, string errors) => new(exitCode, false, [], Encoding.UTF8.GetBytes(errors), TimeSpan.Zero);
}
