using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Retention;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Tests.Files;

namespace AlteryxBackup.Tests.Retention;

public sealed class RetentionRunnerTests
{
    private static readonly RetentionDays Policy = new() { Full = 30, DatabaseOnly = 14, ConfigOnly = 30 };
    private static readonly DateTimeOffset Now = SampleBackup.Time.AddDays(1);

    [Fact]
    public void An_expired_archive_goes_with_what_stands_beside_it_and_everything_else_is_left_as_it_is()
    {
        using var folder = new ScratchFolder();
        var newest = Publish(folder, "newest.zip", 0);
        var old = Publish(folder, "old.zip", 60);
        var damaged = Publish(folder, "damaged.zip", 60);
        Shorten(damaged);
        _ = folder.Write("text.zip", SampleBackup.Text("no zip at all"));
        _ = folder.Write("notes.txt", [1]);
        _ = folder.Write("ServerBackup_Full_20200101_000000.zip.partial", [1]);
        var expected = Listing(folder).Where(file => !file.StartsWith("old.zip", StringComparison.Ordinal)).ToList();

        var done = Run(folder);

        Assert.Equal(expected, Listing(folder));
        Assert.Equal(RemovalOutcome.Removed, Outcome(done, old));
        Assert.Equal(RemovalOutcome.Kept, Outcome(done, newest));
        Assert.Equal(RetentionRule.Foreign, done.Decisions.Single(decision => decision.ArchivePath == folder.At("text.zip")).Rule);
        Assert.DoesNotContain(Run(folder).Decisions, decision => decision.Outcome == RemovalOutcome.Removed);
    }

    [Fact]
    public void The_time_of_the_file_decides_nothing()
    {
        using var folder = new ScratchFolder();
        var newest = Publish(folder, "newest.zip", 0);
        var old = Publish(folder, "old.zip", 60);
        File.SetLastWriteTimeUtc(newest, DateTime.UtcNow.AddYears(-3));
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow);

        _ = Run(folder);

        Assert.True(File.Exists(newest));
        Assert.False(File.Exists(old));
    }

    [Theory]
    [InlineData("content")]
    [InlineData("time")]
    [InlineData("summary")]
    public void An_archive_that_has_changed_since_it_was_decided_stays(string what)
    {
        using var folder = new ScratchFolder();
        _ = Publish(folder, "newest.zip", 0);
        var old = Publish(folder, "old.zip", 60);
        var plan = Plan(folder, SampleBackup.FileSystem);
        switch (what)
        {
            case "content":
                File.AppendAllText(old, "more");
                break;
            case "time":
                File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddMinutes(1));
                break;
            default:
                var summary = File.ReadAllText(Sidecars.SummaryPath(old));
                var hash = File.ReadAllText(Sidecars.ChecksumPath(old))[..64];
                File.WriteAllText(Sidecars.SummaryPath(old), summary.Replace(hash, new string('0', 64), StringComparison.Ordinal));
                break;
        }

        var before = Listing(folder);
        var done = new RetentionRunner(SampleBackup.FileSystem).Run(plan, CancellationToken.None);

        Assert.Equal(RemovalOutcome.Changed, Outcome(done, old));
        Assert.Equal(before, Listing(folder));
    }

    [Fact]
    public void One_that_cannot_be_removed_keeps_what_stands_beside_it_and_does_not_stop_the_rest()
    {
        using var folder = new ScratchFolder();
        _ = Publish(folder, "newest.zip", 0);
        var held = Publish(folder, "held.zip", 60);
        var old = Publish(folder, "old.zip", 61);
        var files = Undeletable(held);

        var done = new RetentionRunner(files).Run(Plan(folder, files), CancellationToken.None);

        Assert.Equal(RemovalOutcome.Failed, Outcome(done, held));
        Assert.Contains("in use", done.Decisions.Single(decision => decision.ArchivePath == held).Problem, StringComparison.Ordinal);
        Assert.True(File.Exists(Sidecars.SummaryPath(held)));
        Assert.Equal(RemovalOutcome.Removed, Outcome(done, old));
    }

    [Fact]
    public void A_sidecar_that_cannot_be_removed_is_told_and_the_archive_is_gone()
    {
        using var folder = new ScratchFolder();
        _ = Publish(folder, "newest.zip", 0);
        var old = Publish(folder, "old.zip", 61);
        var files = Undeletable(Sidecars.SummaryPath(old));

        var decision = new RetentionRunner(files).Run(Plan(folder, files), CancellationToken.None).Decisions.Single(decision => decision.ArchivePath == old);

        Assert.Equal(RemovalOutcome.Removed, decision.Outcome);
        Assert.Contains(Sidecars.SummaryPath(old), decision.Problem, StringComparison.Ordinal);
        Assert.False(File.Exists(old));
        Assert.False(File.Exists(Sidecars.ChecksumPath(old)));
    }

    [Fact]
    public void One_that_is_gone_already_is_no_failure()
    {
        using var folder = new ScratchFolder();
        _ = Publish(folder, "newest.zip", 0);
        var old = Publish(folder, "old.zip", 61);
        var plan = Plan(folder, SampleBackup.FileSystem);
        File.Delete(old);

        Assert.Equal(RemovalOutcome.Gone, Outcome(new RetentionRunner(SampleBackup.FileSystem).Run(plan, CancellationToken.None), old));
    }

    [Fact]
    public void Cancelled_it_removes_nothing_more()
    {
        using var folder = new ScratchFolder();
        _ = Publish(folder, "newest.zip", 0);
        var old = Publish(folder, "old.zip", 61);

        var done = new RetentionRunner(SampleBackup.FileSystem).Run(Plan(folder, SampleBackup.FileSystem), new CancellationToken(canceled: true));

        Assert.Equal(RemovalOutcome.Planned, Outcome(done, old));
        Assert.True(File.Exists(old));
    }

    [Fact]
    public void Each_place_keeps_its_own_newest_good_one()
    {
        using var here = new ScratchFolder();
        using var there = new ScratchFolder();
        _ = Publish(here, "newest.zip", 0);
        var old = Publish(there, "old.zip", 60);

        Assert.Equal(RetentionRule.NewestGood, Run(there).Decisions.Single().Rule);
        Assert.True(File.Exists(old));
    }

    private static string Publish(ScratchFolder folder, string name, int daysOld) =>
        new SampleBackup(folder) { FileName = name, CreatedAt = SampleBackup.Time.AddDays(-daysOld) }.Publish();

    private static RetentionPlan Plan(ScratchFolder folder, IFileSystem files) =>
        RetentionPlanner.Plan(new ArchiveCatalogue(files).Survey(folder.Path, CancellationToken.None), "SRV01", Policy, Now);

    private static RetentionPlan Run(ScratchFolder folder) =>
        new RetentionRunner(SampleBackup.FileSystem).Run(Plan(folder, SampleBackup.FileSystem), CancellationToken.None);

    private static RemovalOutcome Outcome(RetentionPlan done, string path) => done.Decisions.Single(decision => decision.ArchivePath == path).Outcome;

    private static List<string> Listing(ScratchFolder folder) => new DirectoryInfo(folder.Path).EnumerateFiles()
        .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal).ToList();

    private static void Shorten(string path)
    {
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
    }

    private static IFileSystem Undeletable(string path) => FaultyFileSystem.WithoutDeleting(path);
}
