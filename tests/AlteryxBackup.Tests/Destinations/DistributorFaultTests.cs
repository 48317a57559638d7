using System;
using System.IO;
using System.Linq;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

public sealed class DistributorFaultTests : IDisposable
{
    private readonly Distribution _distribution = new();

    /// <summary>Every failure point with every way to fail there.</summary>
    public static TheoryData<Operation, FaultKind> FailurePoints
    {
        get
        {
            var points = new TheoryData<Operation, FaultKind>();
            foreach (var (operation, kind) in FaultPlan.Possible.Where(point => point.Kind != FaultKind.Cancel))
            {
                points.Add(operation, kind);
            }

            return points;
        }
    }

    public void Dispose() => _distribution.Dispose();

    [Theory]
    [MemberData(nameof(FailurePoints))]
    public void One_fault_anywhere_is_overcome(Operation operation, FaultKind kind)
    {
        var folder = FolderWhere(operation);
        var plan = new FaultPlan([.. Preparing(operation), new(operation, kind, Span: 2)]);

        var outcome = _distribution.To(Distribution.Faulty(folder, plan));

        Assert.Contains(plan.Hit, fault => fault.Operation == operation && fault.Kind == kind);
        Assert.True(outcome is { Succeeded: true, Error: null });
        Assert.True(_distribution.Archive.IsWholeIn(folder));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.partial"));
    }

    [Theory]
    [MemberData(nameof(FailurePoints))]
    public void A_fault_that_stays_fails_this_destination_alone_and_leaves_nothing_wrong(Operation operation, FaultKind kind)
    {
        var folder = FolderWhere(operation);
        var good = _distribution.Folder("good");
        var plan = new FaultPlan([.. Preparing(operation), .. Enumerable.Range(1, 100).Select(nth => new Fault(operation, kind, nth))]);

        var outcomes = _distribution.To([Distribution.Faulty(folder, plan), Distribution.Directory(good)]);

        Assert.Contains(plan.Hit, fault => fault.Operation == operation && fault.Kind == kind);
        Assert.All(Distribution.FinalNames(folder), name => Assert.Equal(_distribution.Archive.Contents[name], File.ReadAllBytes(Path.Combine(folder, name))));
        Assert.True(!outcomes[0].Succeeded || _distribution.Archive.IsWholeIn(folder));
        Assert.True(outcomes[0].Succeeded || outcomes[0].Error!.Message.Contains(folder, StringComparison.Ordinal));
        Assert.True(outcomes[1].Succeeded);
        Assert.True(_distribution.Archive.IsWholeIn(good));
    }

    [Fact]
    public void A_copy_that_the_last_try_made_though_its_answer_was_lost_is_a_success()
    {
        var folder = _distribution.Folder("a");
        var plan = new FaultPlan([
            new(Operation.Complete, FaultKind.Before),
            new(Operation.Publish, FaultKind.After),
            new(Operation.Replace, FaultKind.After, Nth: 1),
            new(Operation.Replace, FaultKind.After, Nth: 2)]);

        var outcome = _distribution.To(Distribution.Faulty(folder, plan));

        Assert.Equal(4, plan.Hit.Count);
        Assert.True(outcome is { Succeeded: true, Attempts: 4 });
    }

    [Fact]
    public void One_bad_read_does_not_make_a_good_copy_another_file()
    {
        var folder = _distribution.Folder("a");
        _distribution.To(Distribution.Directory(folder));
        var plan = new FaultPlan([new(Operation.Read, FaultKind.Changed)]);

        var outcome = _distribution.To(Distribution.Faulty(folder, plan));

        Assert.Single(plan.Hit);
        Assert.True(outcome is { Succeeded: true, Bytes: 0, Attempts: 1 });
    }

    [Fact]
    public void When_the_place_does_not_answer_at_the_end_the_failure_says_that_it_is_not_known()
    {
        var plan = new FaultPlan([new(Operation.Publish, FaultKind.Vanish)]);

        var outcome = _distribution.To(Distribution.Faulty(_distribution.Folder("a"), plan));

        Assert.Single(plan.Hit);
        Assert.Contains("could not be found out", outcome.Error!.State, StringComparison.Ordinal);
    }

    // What is never asked on an empty place needs something to be there.
    private string FolderWhere(Operation operation)
    {
        var folder = _distribution.Folder("faulty");
        if (operation == Operation.Read)
        {
            foreach (var (name, content) in _distribution.Archive.Contents.Where(file => file.Key != TestArchive.Name))
            {
                File.WriteAllBytes(Path.Combine(folder, name), content);
            }
        }

        return folder;
    }

    private static Fault[] Preparing(Operation operation) => operation == Operation.DeletePartial ? [new(Operation.Write, FaultKind.Changed)] : [];
}
