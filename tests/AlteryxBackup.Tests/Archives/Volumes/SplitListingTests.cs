using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Retention;
using AlteryxBackup.Tests.Files;

namespace AlteryxBackup.Tests.Archives.Volumes;

public sealed class SplitListingTests : IDisposable
{
    private static readonly ArchiveCatalogue Catalogue = new(SampleBackup.FileSystem);
    private static readonly RetentionDays Policy = new() { Full = 30, DatabaseOnly = 14, ConfigOnly = 30 };

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_listing_shows_one_archive_by_its_own_path_as_a_look_at_it_does()
    {
        var backup = new SplitBackup(_folder);
        var entry = Assert.Single(Catalogue.List(_folder.Path, CancellationToken.None));
        Assert.Equal((backup.Path, backup.Joined.LongLength, true, (string?)null), (entry.ArchivePath, entry.SizeBytes, entry.Good, entry.Problem));
        Assert.Equal(entry, Catalogue.Read(backup.Path));
        Assert.Equal(entry, Catalogue.ReadNamed(backup.VolumePath(2)));
        Assert.Equal(backup.Volumes.Length, Catalogue.Show(backup.Path).Summary!.Volumes.Count);
        Assert.NotNull(Catalogue.Show(backup.VolumePath(1)).Manifest);
    }

    [Fact]
    public void It_is_listed_without_anything_beside_it_too()
    {
        var backup = new SplitBackup(_folder);
        File.Delete(Sidecars.SummaryPath(backup.Path));
        File.Delete(Sidecars.ChecksumPath(backup.Path));
        var entry = Assert.Single(Catalogue.List(_folder.Path, CancellationToken.None));
        Assert.Equal((BackupMode.Full, 6L, (string?)null), (entry.Mode, entry.Documents, entry.Problem));
    }

    [Fact]
    public void One_that_lost_a_volume_is_listed_with_its_problem_and_never_removed()
    {
        _ = new SplitBackup(_folder);
        var old = new SplitBackup(_folder, "old.zip", 60);
        File.Delete(old.VolumePath(2));
        Assert.Equal($"{old.NameOf(2)} is missing.", Catalogue.Read(old.Path)!.Problem);
        File.Delete(old.VolumePath(1));
        Assert.Equal($"{old.NameOf(1)} is missing.", Catalogue.List(_folder.Path, CancellationToken.None).Single(entry => entry.ArchivePath == old.Path).Problem);
        Assert.Equal(RetentionRule.Damaged, Run(SampleBackup.FileSystem).Decisions.Single(decision => decision.ArchivePath == old.Path).Rule);
    }

    [Fact]
    public void Volumes_without_their_first_are_no_archive_until_something_beside_them_says_so()
    {
        var backup = new SplitBackup(_folder);
        File.Move(backup.VolumePath(1), backup.VolumePath(1) + ".partial");
        File.Delete(Sidecars.SummaryPath(backup.Path));
        Assert.Empty(Catalogue.List(_folder.Path, CancellationToken.None));

        var unfinished = new UnfinishedFiles(SampleBackup.FileSystem, ArchiveName.DefaultPattern, "SRV01").Find(_folder.Path, DateTimeOffset.UtcNow.AddDays(3));
        Assert.Equal(backup.Volumes.Length, unfinished.Count);
        Assert.All(unfinished, file => Assert.True(file.Keep));
        Assert.Equal(backup.Volumes.Length - 1, unfinished.Count(file => file.LacksFirst && file.IsLeftover));
    }

    [Fact]
    public void A_joined_archive_beside_its_volumes_is_left_to_a_person()
    {
        var backup = new SplitBackup(_folder);
        File.WriteAllBytes(backup.Path, backup.Joined);
        var entry = Assert.Single(Catalogue.List(_folder.Path, CancellationToken.None));
        Assert.Contains("stands beside it", entry.Problem, StringComparison.Ordinal);
        Assert.Equal(entry, Catalogue.Read(backup.Path));
    }

    [Fact]
    public void An_expired_archive_goes_with_every_volume()
    {
        var newest = new SplitBackup(_folder);
        var old = new SplitBackup(_folder, "old.zip", 60);
        var done = Run(SampleBackup.FileSystem);
        Assert.Equal(RemovalOutcome.Removed, done.Decisions.Single(decision => decision.ArchivePath == old.Path).Outcome);
        Assert.Empty(Directory.GetFiles(_folder.Path, "old.zip*"));
        Assert.Equal(newest.Volumes.Length + 2, Directory.GetFiles(_folder.Path).Length);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void One_whose_first_volume_is_in_use_stays_whole_and_a_later_one_is_told(int held, bool isWhole)
    {
        _ = new SplitBackup(_folder);
        var old = new SplitBackup(_folder, "old.zip", 60);
        var count = old.Volumes.Length;
        var decision = Run(FaultyFileSystem.WithoutDeleting(old.VolumePath(held))).Decisions.Single(one => one.ArchivePath == old.Path);
        Assert.Contains("in use", decision.Problem, StringComparison.Ordinal);
        Assert.Equal(isWhole ? RemovalOutcome.Failed : RemovalOutcome.Removed, decision.Outcome);
        Assert.Equal(isWhole ? count : 1, old.Volumes.Length);
    }

    private RetentionPlan Run(IFileSystem files) => new RetentionRunner(files).Run(
        RetentionPlanner.Plan(new ArchiveCatalogue(files).Survey(_folder.Path, CancellationToken.None), "SRV01", Policy, SampleBackup.Time.AddDays(1)), CancellationToken.None);
}
