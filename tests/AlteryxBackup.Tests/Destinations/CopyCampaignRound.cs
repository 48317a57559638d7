using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Destinations;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>One round: an archive, up to three places, faults, and the judgement.</summary>
internal sealed class CopyCampaignRound : IDisposable
{
    private readonly int _seed;
    private readonly CopyCampaignReport _report;
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly TestArchive _archive;
    private readonly List<CopyCampaignPlace> _places;

    public CopyCampaignRound(int seed, CopyCampaignReport report)
    {
        _seed = seed;
        _report = report;
        var random = new Random(seed);
        _archive = TestArchive.Random(_folder.Folder("local"), random, random.Next(8 * Distribution.BlockBytes));
        _places = [.. Enumerable.Range(1, random.Next(1, 4)).Select(number =>
            new CopyCampaignPlace(_folder.Folder($"place{number}"), _archive, random, random.Next(20) == 0 ? _cancel : null))];
    }

    public void Run()
    {
        try
        {
            var outcomes = new Distributor(new FileSystem(), new FakeClock(), Distribution.Retries, Reachability.Default, Distribution.BlockBytes)
                .Distribute(_archive.Files, [.. _places.Select(place => place.Destination)], new RecordingObserver(), _cancel.Token).ToList();
            Require(outcomes.Count == _places.Count, "there is an outcome for each place");
            _places.Zip(outcomes).ToList().ForEach(each => Judge(each.First, each.Second));
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            _report.Cancelled++;
        }

        Require(_archive.IsWholeIn(_folder.Folder("local")), "the source is as it was");
        foreach (var place in _places)
        {
            Require(!place.WrongFiles().Any(), $"nothing under a final name in {place.Folder} is wrong");
            Require(!place.LostFiles().Any(), $"nothing that was in {place.Folder} is lost");
            place.Plan.Hit.ToList().ForEach(Count);
        }
    }

    public void Dispose()
    {
        _cancel.Dispose();
        _folder.Dispose();
    }

    private void Judge(CopyCampaignPlace place, CopyOutcome outcome)
    {
        Require(outcome.Destination == place.Folder, "the outcome names its place");
        Require(outcome.Attempts is >= 1 and <= 4, "there are at most four tries");
        _report.Resumed += outcome.Resumed ? 1 : 0;
        if (outcome.Succeeded)
        {
            Require(place.IsWhole, $"what is said to be in {place.Folder} is there");
            Require(outcome.Error is null && outcome.Path == place.Destination.PathOf(TestArchive.Name), "a success has a path and no error");
            _report.Succeeded++;
            _report.Retried += outcome.Attempts > 1 ? 1 : 0;
            return;
        }

        Require(outcome.Path is null && outcome.Error is { Error.ExitCode: ExitCode.Storage }, "a failure has no path, and exit code 4");
        Require(outcome.Error!.Message.Contains(place.Folder, StringComparison.Ordinal), "a failure names its place");
        var isUnknown = outcome.Error.State.Contains("could not be found out", StringComparison.Ordinal);
        Require(!place.IsWhole || isUnknown || WasMisread(place), $"what is said not to be in {place.Folder} is not there");
        _report.Failed += isUnknown ? 0 : 1;
        _report.Unknown += isUnknown ? 1 : 0;
    }

    // A place that shows other bytes than it has, twice, can't be told from one that has them.
    private static bool WasMisread(CopyCampaignPlace place) =>
        place.Plan.Hit.Count(fault => fault is { Operation: Operation.Read, Kind: FaultKind.Changed or FaultKind.Truncated }) > 1;

    private void Count(Fault fault) =>
        _report.HitCounts[(fault.Operation, fault.Kind)] = _report.HitCounts.GetValueOrDefault((fault.Operation, fault.Kind)) + 1;

    private void Require(bool holds, string promise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Round {_seed}: not so: {promise}.");
        }
    }
}
