using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Operations.Journal;
using AlteryxBackup.Operations.Recovery;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Services;
using AlteryxBackup.Tests.Operations.Recovery;

namespace AlteryxBackup.Tests.Operations.Restore;

/// <summary>A restore that was killed, at each of its moments: what is on the disk then, and what must be there after.</summary>
public sealed class RestoreSettlementTests : IDisposable
{
    private readonly SimulatedMachine _machine = new();
    private readonly string _data;
    private readonly string _file;
    private readonly string _fresh;
    private readonly string _workspace;
    private readonly RestoreBegan _began;

    public RestoreSettlementTests()
    {
        _data = Path.GetDirectoryName(_machine.DatabaseFile)!;
        _file = Path.Combine(Path.GetDirectoryName(_machine.RuntimeSettings)!, "alias.xml");
        _fresh = Path.Combine(Path.GetDirectoryName(_machine.RuntimeSettings)!, "fresh.xml");
        _workspace = Path.Combine(Path.GetDirectoryName(_machine.RuntimeSettings)!, RestoreSettlement.WorkspacePrefix + "20240331_023000");
        File.WriteAllText(_file, "old");
        _began = new RestoreBegan(
            [
                new Replacement(_file, Path.Combine(_workspace, "alias.xml"), _file + ".partial"),
                new Replacement(_fresh, null, _fresh + ".partial"),
                new Replacement(_data, _data + "_before_restore_20240331_023000", null),
            ],
            [_workspace]);
        _machine.Service.State = ServiceState.Stopped;
    }

    public void Dispose() => _machine.Dispose();

    public static TheoryData<int> Moments() => [.. Enumerable.Range(0, 9)];

    [Theory]
    [MemberData(nameof(Moments))]
    public void Killed_before_the_end_the_old_state_is_put_back_and_said_so(int moment)
    {
        Progress(moment);
        Journal([_began]);

        var result = _machine.Recover();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        AssertOld();
        Assert.Contains("The restore was undone", string.Concat(result.Runs.Single().Actions), StringComparison.Ordinal);
        Assert.Equal(ServiceState.Running, _machine.Service.State);
        Assert.Empty(_machine.Recover().Runs);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Killed_while_it_was_put_back_it_is_put_back_all_the_same(int moment)
    {
        Progress(8);
        var undone = _began.Replacements.Reverse().Take(moment % 4).ToList();
        new RestoreSettlement(_machine.Machine, _machine.Heard).Undo(_began with { Replacements = [.. Enumerable.Reverse(undone)], Workspaces = [] });
        Journal([_began]);

        Assert.Equal(ExitCode.Success, _machine.Recover().ExitCode);

        AssertOld();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Killed_after_the_end_the_new_state_stays(bool keeps)
    {
        Progress(8);
        Journal([_began, new RestoreKept(keeps)]);

        var result = _machine.Recover();

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Equal(("new", "new", "new"), (File.ReadAllText(_file), File.ReadAllText(_fresh), File.ReadAllText(_machine.DatabaseFile)));
        Assert.Equal((keeps, keeps), (Directory.Exists(_workspace), Directory.Exists(_data + "_before_restore_20240331_023000")));
        Assert.Contains("the restored state stands", string.Concat(result.Runs.Single().Actions), StringComparison.Ordinal);
        Assert.Equal(ServiceState.Running, _machine.Service.State);
    }

    [Fact]
    public void A_restore_that_was_undone_already_is_not_undone_again()
    {
        File.WriteAllText(_fresh, "made by somebody since");
        Journal([_began, new RestoreSettled()]);

        _ = _machine.Recover();

        Assert.Equal("made by somebody since", File.ReadAllText(_fresh));
    }

    [Fact]
    public void No_service_is_started_over_what_can_not_be_put_back_and_the_next_attempt_goes_on()
    {
        Progress(8);
        Journal([_began]);
        var files = _machine.Files;
        _machine.Files = UndeletableFolders.Create();

        var result = _machine.Recover();

        Assert.Equal((ExitCode.Service, "RestoreNotUndone"), (result.ExitCode, Assert.Single(result.Errors).Id));
        Assert.Equal(ServiceState.Stopped, _machine.Service.State);
        _machine.Files = files;
        Assert.Equal(ExitCode.Success, _machine.Recover().ExitCode);
        AssertOld();
        Assert.Equal(ServiceState.Running, _machine.Service.State);
    }

    private void Progress(int moment)
    {
        Action[] steps =
        [
            () => File.WriteAllText(_file + ".partial", "half"),
            () => File.WriteAllText(_fresh + ".partial", "half"),
            () => Move(_file, _began.Replacements[0].Previous!),
            () => Publish(_file),
            () => Publish(_fresh),
            () => Directory.Move(_data, _began.Replacements[2].Previous!),
            () => Directory.CreateDirectory(_data),
            () => File.WriteAllText(_machine.DatabaseFile, "new"),
        ];
        foreach (var step in steps.Take(moment))
        {
            step();
        }
    }

    private static void Publish(string path)
    {
        File.Delete(path + ".partial");
        File.WriteAllText(path, "new");
    }

    private static void Move(string from, string to)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to);
    }

    private void AssertOld()
    {
        Assert.Equal("old", File.ReadAllText(_file));
        Assert.Equal(new string('x', 1000), File.ReadAllText(_machine.DatabaseFile));
        Assert.False(File.Exists(_fresh));
        Assert.False(Directory.Exists(_workspace));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(_file)!, "*.partial"));
    }

    private void Journal(IEnumerable<JournalFact> facts)
    {
        _machine.Durable.CreatePrivateFolder(_machine.State.Path);
        File.WriteAllBytes(_machine.State.Journal, KilledRun.Bytes(
            [new RunBegan("killed", "Restore", null, 99, _machine.Clock.UtcNow, @"CORP\backup", null), new StopBegan("AlteryxService"), .. facts]));
    }
}
