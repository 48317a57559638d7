using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Destinations;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Destinations;

public sealed class ReachabilityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_place_is_answered_for_in_order_and_nothing_is_created()
    {
        var there = _folder.Folder("there");
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, "");
        string[] places = [Path.Combine(_folder.Path, "missing"), there, file];

        var outcomes = Reachability.Default.Ask([.. places.Select(Distribution.Directory)], CancellationToken.None);

        Assert.Equal(places, outcomes.Select(outcome => outcome.Destination));
        Assert.Equal([false, true, false], outcomes.Select(outcome => outcome.Error is null));
        Assert.Equal(("DestinationNotFound", ExitCode.Storage), (outcomes[0].Error!.Error.Id, outcomes[0].Error!.Error.ExitCode));
        Assert.Contains(places[0], outcomes[0].Error!.Happened, StringComparison.Ordinal);
        Assert.Equal("DestinationUnreachable", outcomes[2].Error!.Error.Id);
        Assert.Contains("not a folder", outcomes[2].Error!.Happened, StringComparison.Ordinal);
        Assert.Equal([file, there], Directory.EnumerateFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("mount point/missing")]
    [InlineData("mount point/missing/")]
    [InlineData("nowhere/missing")]
    public void A_folder_missing_in_an_empty_one_or_in_none_may_come_back_with_its_disk(string place)
    {
        _ = _folder.Folder("mount point");

        var outcome = Assert.Single(Reachability.Default.Ask([Distribution.Directory(Path.Combine(_folder.Path, place))], CancellationToken.None));

        Assert.Equal("DestinationUnreachable", outcome.Error!.Error.Id);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("missing/")]
    public void A_folder_missing_beside_others_is_told_with_the_one_above(string place)
    {
        _ = _folder.Folder("beside");

        var error = Assert.Throws<BackupException>(() => Reachability.Default.Require(Distribution.Directory(Path.Combine(_folder.Path, place)), CancellationToken.None));

        Assert.Same(ErrorCatalogue.DestinationNotFound, error.Error);
        Assert.Contains($"'{_folder.Path}'", error.Happened, StringComparison.Ordinal);
        Assert.Contains("spelling", error.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_never_answers_is_given_up_and_the_others_are_answered_for()
    {
        using var silent = new SilentDestination();
        var reachability = new Reachability(TimeSpan.FromMilliseconds(200));

        var outcomes = reachability.Ask([silent, Distribution.Directory(_folder.Path)], CancellationToken.None);

        Assert.Contains("no answer within 0.2 seconds", outcomes[0].Error!.Happened, StringComparison.Ordinal);
        Assert.Null(outcomes[1].Error);
        Assert.Throws<BackupException>(() => reachability.Require(silent, CancellationToken.None));
    }

    [Fact]
    public void Cancelling_does_not_wait_for_the_answer()
    {
        using var silent = new SilentDestination();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() => new Reachability(TimeSpan.FromMinutes(10)).Ask([silent], cancel.Token));
    }

    [Fact]
    public void Without_destinations_there_is_nothing_to_say() => Assert.Empty(Reachability.Default.Ask([], CancellationToken.None));

    /// <summary>A server that takes the question and never answers.</summary>
    private sealed class SilentDestination : IDestination, IDisposable
    {
        private readonly TaskCompletionSource _end = new();

        public string Name => "silent";

        public void Reach() => _end.Task.Wait();

        public string PathOf(string fileName) => throw new NotSupportedException();

        public long? Length(string fileName) => throw new NotSupportedException();

        public long? PartialLength(string fileName) => throw new NotSupportedException();

        public IPartialWriter OpenPartial(string fileName, long offset) => throw new NotSupportedException();

        public ReadBack ReadPartial(string fileName) => throw new NotSupportedException();

        public ReadBack Read(string fileName) => throw new NotSupportedException();

        public void Publish(string fileName) => throw new NotSupportedException();

        public void Replace(string fileName) => throw new NotSupportedException();

        public void DeletePartial(string fileName) => throw new NotSupportedException();

        public void Dispose() => _end.SetResult();
    }
}
