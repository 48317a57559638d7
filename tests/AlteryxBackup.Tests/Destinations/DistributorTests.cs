using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Destinations.Faults;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Destinations;

public sealed class DistributorTests : IDisposable
{
    private readonly Distribution _distribution = new();

    public void Dispose() => _distribution.Dispose();

    [Fact]
    public void An_archive_goes_to_every_destination_with_its_sidecars()
    {
        string[] folders = [_distribution.Folder("a"), _distribution.Folder("b")];

        var outcomes = _distribution.To([.. folders.Select(Distribution.Directory)]);

        Assert.Equal(folders, outcomes.Select(outcome => outcome.Destination));
        Assert.All(outcomes, outcome => Assert.True(outcome is { Succeeded: true, Error: null, Attempts: 1, Resumed: false, ReadBackPastCache: true }));
        Assert.All(outcomes, outcome => Assert.Equal(_distribution.Archive.Contents.Values.Sum(content => content.Length), outcome.Bytes));
        Assert.Equal(folders.Select(folder => Path.Combine(folder, TestArchive.Name)), outcomes.Select(outcome => outcome.Path));
        Assert.All(folders, folder => Assert.True(_distribution.Archive.IsWholeIn(folder)));
        Assert.All(folders, folder => Assert.Equal(3, Directory.EnumerateFileSystemEntries(folder).Count()));
        Assert.Empty(_distribution.Clock.Waits);
    }

    [Fact]
    public void Progress_counts_the_bytes_there_and_back()
    {
        _distribution.To(Distribution.Directory(_distribution.Folder("a")));

        var archive = _distribution.Observer.Progress.Where(progress => progress.Total == _distribution.Archive.Files.SizeBytes).ToList();
        Assert.Equal(["Distribute"], archive.Select(progress => progress.Step).Distinct());
        Assert.Equal([4096L, 8192, 12288], archive.Where(progress => progress.Activity.StartsWith("Copying", StringComparison.Ordinal)).Select(progress => progress.Done));
        Assert.Equal(12288L, archive.Last(progress => progress.Activity.StartsWith("Reading back", StringComparison.Ordinal)).Done);
    }

    [Fact]
    public void A_copy_that_is_there_already_is_a_success_and_nothing_is_sent()
    {
        var folder = _distribution.Folder("a");
        _distribution.To(Distribution.Directory(folder));
        var before = Directory.EnumerateFiles(folder).Select(File.GetLastWriteTimeUtc).ToList();

        var again = _distribution.To(Distribution.Directory(folder));

        Assert.True(again is { Succeeded: true, Bytes: 0, Attempts: 1 });
        Assert.Equal(before, Directory.EnumerateFiles(folder).Select(File.GetLastWriteTimeUtc));
    }

    [Theory]
    [InlineData(12288)]
    [InlineData(5)]
    public void Another_file_of_the_same_name_is_left_as_it_is_and_not_waited_for(int size)
    {
        var folder = _distribution.Folder("a");
        var other = new byte[size];
        File.WriteAllBytes(Path.Combine(folder, TestArchive.Name), other);

        var outcome = _distribution.To(Distribution.Directory(folder));

        Assert.True(outcome is { Succeeded: false, Path: null, Attempts: 1, ReadBackPastCache: false });
        Assert.Equal("CopyFailed", outcome.Error!.Error.Id);
        Assert.Contains(Path.Combine(folder, TestArchive.Name), outcome.Error.Happened, StringComparison.Ordinal);
        Assert.Contains("left as it is", outcome.Error.State, StringComparison.Ordinal);
        Assert.Equal(other, File.ReadAllBytes(Path.Combine(folder, TestArchive.Name)));
        Assert.Equal([TestArchive.Name], Distribution.FinalNames(folder));
    }

    [Fact]
    public void Sidecars_that_have_been_completed_since_take_the_place_of_the_old_ones()
    {
        var folder = _distribution.Folder("a");
        _distribution.To(Distribution.Directory(folder));
        var content = _distribution.Archive.Contents[TestArchive.Name];
        _distribution.Archive = new TestArchive(_distribution.Local, content, [1], [2, 3]);

        var outcome = _distribution.To(Distribution.Directory(folder));

        Assert.True(outcome is { Succeeded: true, Bytes: 3 });
        Assert.True(_distribution.Archive.IsWholeIn(folder));
    }

    [Fact]
    public void The_archive_is_named_before_its_sidecars()
    {
        var folder = _distribution.Folder("a");
        var plan = new FaultPlan([new(Operation.Replace, FaultKind.Vanish)]);

        var outcome = _distribution.To(Distribution.Faulty(folder, plan));

        Assert.Single(plan.Hit);
        Assert.False(outcome.Succeeded);
        Assert.Equal([TestArchive.Name], Distribution.FinalNames(folder));
    }

    [Fact]
    public void No_file_is_named_before_all_of_them_are_proved()
    {
        var folder = _distribution.Folder("a");
        var plan = new FaultPlan([new(Operation.ReadPartial, FaultKind.Vanish, Nth: 3)]);

        _distribution.To(Distribution.Faulty(folder, plan));

        Assert.Single(plan.Hit);
        Assert.Empty(Distribution.FinalNames(folder));
        Assert.Equal(3, Directory.EnumerateFiles(folder).Count());
    }

    [Fact]
    public void Three_retries_after_30_60_and_120_seconds_then_the_failure_names_the_place_and_the_next_gets_its_copy()
    {
        var gone = Path.Combine(_distribution.Folder("mount point"), "gone");
        var good = _distribution.Folder("good");

        var outcomes = _distribution.To([Distribution.Directory(gone), Distribution.Directory(good)]);

        Assert.Equal([30, 60, 120], _distribution.Clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(3, _distribution.Observer.Warnings.Count(warning => warning.Contains(gone, StringComparison.Ordinal)));
        Assert.True(outcomes[0] is { Succeeded: false, Attempts: 4, Bytes: 0 });
        Assert.Equal(("DestinationUnreachable", ExitCode.Storage), (outcomes[0].Error!.Error.Id, outcomes[0].Error!.Error.ExitCode));
        Assert.Contains(gone, outcomes[0].Error!.Happened, StringComparison.Ordinal);
        Assert.DoesNotContain("can't be reached", outcomes[0].Error!.State, StringComparison.Ordinal);
        Assert.False(Directory.Exists(gone));
        Assert.True(outcomes[1].Succeeded);
        Assert.True(_distribution.Archive.IsWholeIn(good));
    }

    [Fact]
    public void A_folder_that_nobody_made_is_told_at_once_and_the_next_gets_its_copy()
    {
        var misspelt = _distribution.Missing("misspelt");
        var good = _distribution.Folder("good");

        var outcomes = _distribution.To([Distribution.Directory(misspelt), Distribution.Directory(good)]);

        Assert.Empty(_distribution.Clock.Waits);
        Assert.True(outcomes[0] is { Succeeded: false, Attempts: 1, Bytes: 0 });
        Assert.Same(ErrorCatalogue.DestinationNotFound, outcomes[0].Error!.Error);
        Assert.False(Directory.Exists(misspelt));
        Assert.True(outcomes[1].Succeeded);
    }

    [Fact]
    public void After_a_break_the_copy_goes_on_where_it_was()
    {
        var folder = _distribution.Folder("a");
        var plan = new FaultPlan([new(Operation.Write, FaultKind.Vanish, Nth: 3, Span: 1)]);

        var outcome = _distribution.To(Distribution.Faulty(folder, plan));

        Assert.Single(plan.Hit);
        Assert.True(outcome is { Succeeded: true, Resumed: true, Attempts: 3 });
        Assert.Equal(_distribution.Archive.Contents.Values.Sum(content => content.Length), outcome.Bytes);
        Assert.True(_distribution.Archive.IsWholeIn(folder));
    }

    [Fact]
    public void Whatever_lies_there_unfinished_the_copy_is_whole_and_goes_on_only_from_a_true_beginning()
    {
        var bytes = ArbMap.Default.ArbFor<byte[]>();
        var folder = _distribution.Folder("a");
        Prop.ForAll(bytes, bytes, (content, tail) =>
        {
            Array.ForEach(Directory.GetFiles(folder), File.Delete);
            _distribution.Archive = new TestArchive(_distribution.Local, content, [1], [2]);
            var part = content.Take(content.Length / 2).Concat(tail).ToArray();
            File.WriteAllBytes(Path.Combine(folder, TestArchive.Name + ".partial"), part);

            var outcome = _distribution.To(Distribution.Directory(folder));

            var isBeginning = part.Length > 0 && part.Length <= content.Length && part.SequenceEqual(content.Take(part.Length));
            return outcome.Succeeded && outcome.Resumed == isBeginning && _distribution.Archive.IsWholeIn(folder);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_archive_that_is_no_longer_what_was_verified_is_not_copied()
    {
        var folder = _distribution.Folder("a");
        var path = _distribution.Archive.Files.ArchivePath;
        var damaged = File.ReadAllBytes(path);
        damaged[7000] ^= 1;
        File.WriteAllBytes(path, damaged);

        var outcome = _distribution.To(Distribution.Directory(folder));

        Assert.True(outcome is { Succeeded: false, Attempts: 1 });
        Assert.Equal("ArchiveInvalid", outcome.Error!.Error.Id);
        Assert.Contains(path, outcome.Error.Happened, StringComparison.Ordinal);
        Assert.Empty(Distribution.FinalNames(folder));
    }

    [Fact]
    public void An_archive_that_has_gone_fails_each_copy_and_throws_nothing()
    {
        File.Delete(_distribution.Archive.Files.ArchivePath);

        var outcomes = _distribution.To([Distribution.Directory(_distribution.Folder("a")), Distribution.Directory(_distribution.Folder("b"))]);

        Assert.All(outcomes, outcome => Assert.Equal("CopyFailed", outcome.Error!.Error.Id));
        Assert.All(outcomes, outcome => Assert.Contains(_distribution.Archive.Files.ArchivePath, outcome.Error!.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Operation.Write)]
    [InlineData(Operation.Complete)]
    [InlineData(Operation.ReadPartial)]
    public void Cancelling_stops_everything_and_leaves_nothing_under_a_final_name(Operation operation)
    {
        string[] folders = [_distribution.Folder("a"), _distribution.Folder("b")];
        using var cancel = new CancellationTokenSource();
        var plan = new FaultPlan([new(operation, FaultKind.Cancel)], cancel);

        Assert.ThrowsAny<OperationCanceledException>(() => _distribution.To([Distribution.Faulty(folders[0], plan), Distribution.Directory(folders[1])], cancel.Token));

        Assert.Single(plan.Hit);
        Assert.Empty(Distribution.FinalNames(folders[0]));
        Assert.Empty(Directory.EnumerateFiles(folders[1]));
    }

    [Fact]
    public void Cancelling_between_the_renames_leaves_a_whole_copy()
    {
        var folder = _distribution.Folder("a");
        using var cancel = new CancellationTokenSource();
        var plan = new FaultPlan([new(Operation.Publish, FaultKind.Cancel)], cancel);

        var outcome = Assert.Single(_distribution.To([Distribution.Faulty(folder, plan)], cancel.Token));

        Assert.Single(plan.Hit);
        Assert.True(outcome.Succeeded);
        Assert.True(_distribution.Archive.IsWholeIn(folder));
    }
}
