using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Destinations;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Tests.Archives.Volumes;
using AlteryxBackup.Tests.Destinations.Faults;
using AlteryxBackup.Tests.Operations.Runbook;

namespace AlteryxBackup.Tests.Destinations;

public sealed class SplitCopyTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly SplitBackup _backup;
    private readonly string _there;

    public SplitCopyTests()
    {
        _backup = new SplitBackup(_folder);
        _there = Directory.CreateDirectory(_folder.At("there")).FullName;
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_volume_is_copied_and_the_copy_is_known_by_the_archives_path()
    {
        var outcome = To(Distribution.Directory(_there));
        Assert.True(outcome.Succeeded);
        Assert.Equal(Path.Combine(_there, Path.GetFileName(_backup.Path)), outcome.Path);
        Assert.Equal(_backup.Joined, Directory.GetFiles(_there, "*.zip.0*").Order(StringComparer.Ordinal).SelectMany(File.ReadAllBytes));
        Assert.Equal(_backup.Volumes.Length + 2, Directory.GetFiles(_there).Length);
        Assert.Equal(0, To(Distribution.Directory(_there)).Bytes);
    }

    [Fact]
    public void A_copy_that_lacks_one_volume_is_completed_and_sends_that_one_alone()
    {
        _ = To(Distribution.Directory(_there));
        File.Delete(There(2));
        var outcome = To(Distribution.Directory(_there));
        Assert.Equal((true, SplitBackup.VolumeBytes), (outcome.Succeeded, outcome.Bytes));
        Assert.Equal(File.ReadAllBytes(_backup.VolumePath(2)), File.ReadAllBytes(There(2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_name_that_is_refused_for_good_leaves_no_first_volume(int nth)
    {
        var plan = new FaultPlan([.. Enumerable.Range(nth, 100).Select(each => new Fault(Operation.Publish, FaultKind.Before, each))]);
        Assert.False(To(Distribution.Faulty(_there, plan)).Succeeded);
        Assert.NotEmpty(plan.Hit);
        Assert.False(File.Exists(There(1)));
        Assert.True(To(Distribution.Directory(_there)).Succeeded);
    }

    [Theory]
    [InlineData(".002")]
    [InlineData("")]
    [InlineData("next")]
    public void Another_file_under_one_of_the_names_is_named_and_left(string ending)
    {
        var name = Path.GetFileName(_backup.Path) + (ending == "next" ? $".{_backup.Volumes.Length + 1:000}" : ending);
        File.WriteAllText(Path.Combine(_there, name), "another");
        var outcome = To(Distribution.Directory(_there));
        Assert.False(outcome.Succeeded);
        Assert.Contains(Path.Combine(_there, name), outcome.Error!.Message, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(_there, name)], Directory.GetFiles(_there));
    }

    [Fact]
    public void A_copy_that_somebody_asked_for_takes_all_volumes_whichever_of_them_was_named()
    {
        using var runbook = new SimulatedRunbook();
        var copied = runbook.Copy(_backup.VolumePath(2), _there);
        Assert.Equal((_backup.Path, true, true, _backup.Joined.LongLength), (copied.Path, copied.ChecksumKnown, copied.Copies.Single().Succeeded, copied.SizeBytes));
        Assert.Equal(_backup.Volumes.Length + 2, Directory.GetFiles(_there).Length);
        Assert.Contains(_backup.NameOf(2), new CopyOperation(runbook.Machine.Machine).Plan(new CopyRequest { Path = _backup.Path, Destinations = [_there] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("cut")]
    [InlineData("swapped")]
    public void A_source_that_is_not_whole_is_not_copied(string how)
    {
        var (second, third) = (File.ReadAllBytes(_backup.VolumePath(2)), File.ReadAllBytes(_backup.VolumePath(3)));
        switch (how)
        {
            case "missing":
                File.Delete(_backup.VolumePath(2));
                break;
            case "cut":
                File.WriteAllBytes(_backup.VolumePath(2), second[..10]);
                break;
            default:
                File.WriteAllBytes(_backup.VolumePath(2), third);
                File.WriteAllBytes(_backup.VolumePath(3), second);
                break;
        }

        using var runbook = new SimulatedRunbook();
        var refused = Assert.Throws<BackupException>(() => runbook.Copy(_backup.Path, _there));
        Assert.Equal(ErrorCatalogue.ArchiveInvalid, refused.Error);
        Assert.Contains(_backup.NameOf(2), refused.Happened, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_there));
    }

    private string There(int number) => Path.Combine(_there, _backup.NameOf(number));

    private CopyOutcome To(IDestination destination)
    {
        var summary = _backup.Summary;
        var archive = new ArchiveFiles(_backup.Path, summary.ArchiveSizeBytes, summary.Sha256, [_backup.Path + ".sha256", _backup.Path + ".manifest.json"]) { Volumes = summary.Volumes };
        return new Distributor(new FileSystem(), new FakeClock(), Distribution.Retries, Reachability.Default, Distribution.BlockBytes).Distribute(archive, [destination], new RecordingObserver(), default).Single();
    }
}
