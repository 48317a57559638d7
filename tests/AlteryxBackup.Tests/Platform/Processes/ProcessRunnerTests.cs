using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Platform.Processes;

public class ProcessRunnerTests
{
    private static readonly Machine Here = LocalMachine.Create();

    [Fact]
    public void Arguments_arrive_one_by_one_as_they_are()
    {
        var outcome = Run(new ProcessRequest { FileName = "/usr/bin/printf", Arguments = ["%s|", "two words", "\"quoted\"", "", "$HOME;*"] });

        Assert.Equal("two words|\"quoted\"||$HOME;*|", outcome.OutputText());
    }

    [Fact]
    public void Exit_code_and_both_outputs_are_told_apart()
    {
        var outcome = Run(Shell("echo out; echo err >&2; exit 7"));

        Assert.Equal((7, false, "out\n", "err\n"), (outcome.ExitCode, outcome.TimedOut, outcome.OutputText(), outcome.ErrorText()));
    }

    [Fact]
    public void Output_is_kept_byte_for_byte()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var outcome = Run(new ProcessRequest { FileName = "/bin/cat", StandardInput = bytes });

        Assert.Equal(bytes, outcome.StandardOutput);
    }

    [Fact]
    public void Input_larger_than_any_pipe_arrives_whole()
    {
        var outcome = Run(Shell("wc -c") with { StandardInput = new byte[3_000_000] });

        Assert.Equal("3000000", outcome.OutputText().Trim());
    }

    [Fact]
    public void Input_that_nobody_reads_holds_nobody_up()
    {
        var outcome = Run(Shell("exit 3") with { StandardInput = new byte[3_000_000] });

        Assert.Equal(3, outcome.ExitCode);
    }

    [Fact]
    public void Without_input_the_child_reads_its_end_at_once() =>
        Assert.Equal("0", Run(Shell("wc -c")).OutputText().Trim());

    [Fact]
    public void Of_a_long_output_the_first_and_the_last_two_megabytes_are_kept()
    {
        var outcome = Run(Shell("echo start; head -c 9000000 /dev/zero; echo; echo end"));

        Assert.Equal(4 * 1024 * 1024, outcome.StandardOutput.Length);
        Assert.StartsWith("start\n", outcome.OutputText(), StringComparison.Ordinal);
        Assert.EndsWith("\nend\n", outcome.OutputText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_are_added_and_removed()
    {
        var request = Shell("echo \"$GIVEN/${HOME-none}\"") with { Environment = new Dictionary<string, string?> { ["GIVEN"] = "a b", ["HOME"] = null } };

        Assert.Equal("a b/none\n", Run(request).OutputText());
    }

    [Fact]
    public void Lines_come_in_order_on_the_calling_thread_and_one_that_is_not_ended_counts()
    {
        var lines = new List<string>();
        var threads = new HashSet<int>();
        Run(Shell("printf 'one\\r\\ntw\\303\\251\\n\\nlast'") with
        {
            OnLine = line =>
            {
                lines.Add(line);
                threads.Add(Environment.CurrentManagedThreadId);
            },
        });

        Assert.Equal(["one", "twé", "", "last"], lines);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
    }

    [Fact]
    public void Lines_of_a_child_that_outruns_its_observer_all_come()
    {
        var count = 0;
        Run(Shell("seq 1 50000") with { OnLine = _ => count++ });

        Assert.Equal(50000, count);
    }

    [Fact]
    public void The_caller_can_measure_while_the_child_runs()
    {
        var threads = new List<int>();
        Run(Shell("sleep 1.2") with { WhileRunning = () => threads.Add(Environment.CurrentManagedThreadId) });

        Assert.InRange(threads.Count, 2, 5);
        Assert.All(threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    [Fact]
    public void A_command_that_leaves_something_running_returns_and_leaves_it_running()
    {
        var waited = Stopwatch.StartNew();
        var outcome = Run(Shell("sleep 30 & echo $!; exit 0"));
        var left = Here.ProcessList.Snapshot().Single(process => process.Id == int.Parse(outcome.OutputText(), null));

        // Not a matter of speed: without the limit this would be the whole 30 seconds.
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(15), $"It took {waited.Elapsed}.");
        Assert.Equal((0, "sleep"), (outcome.ExitCode, left.Name));
        Here.ProcessList.End(left);
    }

    [Fact]
    public void At_its_limit_the_whole_tree_is_ended_and_its_output_so_far_is_kept()
    {
        var (child, grandchild) = (UnlikeOthers(31), UnlikeOthers(32));
        var outcome = Run(Shell($"echo before; sleep {child} & sh -c 'sleep {grandchild} & wait' & wait") with { TimeLimit = TimeSpan.FromSeconds(1) });

        Assert.True(outcome.TimedOut);
        Assert.StartsWith("before\n", outcome.OutputText(), StringComparison.Ordinal);
        AssertNoneSleeps(child, grandchild);
    }

    [Theory]
    [InlineData(1, "1\nbye\n")]
    [InlineData(2, "1\n2\nbye\n")]
    [InlineData(3, "1\n2\n")]
    public void A_program_that_ends_when_interrupted_is_asked_twice_before_it_is_ended_by_force(int takes, string said)
    {
        var script = $"n=0; trap 'n=$((n+1)); echo $n; [ $n -ge {takes} ] && echo bye && exit 130' INT; while :; do sleep 0.02; done";

        var outcome = Run(Shell(script) with { TimeLimit = TimeSpan.FromSeconds(0.5), EndsOnInterrupt = true });

        Assert.Equal((true, said), (outcome.TimedOut, outcome.OutputText()));
    }

    [Fact]
    public void A_program_of_which_nothing_is_known_is_not_asked()
    {
        var outcome = Run(Shell("trap 'echo asked; exit' INT; while :; do sleep 0.02; done") with { TimeLimit = TimeSpan.FromSeconds(0.5) });

        Assert.Equal((true, ""), (outcome.TimedOut, outcome.OutputText()));
    }

    [Fact]
    public void What_a_start_command_leaves_running_is_not_ended_at_the_commands_limit()
    {
        var service = UnlikeOthers(35);
        var outcome = Run(Shell($"sleep {service} & wait") with { TimeLimit = TimeSpan.FromSeconds(1), LeavesDescendants = true });

        Assert.True(outcome.TimedOut);
        var left = Assert.Single(Here.ProcessList.Snapshot(), process => process.Name == "sleep" && Duration(process) == service);
        Here.ProcessList.End(left);
    }

    [Fact]
    public void Cancelled_it_ends_the_whole_tree_before_it_says_so()
    {
        using var cancellation = new CancellationTokenSource();
        var grandchild = UnlikeOthers(33);
        var request = Shell($"sh -c 'sleep {grandchild} & echo ready; wait' & wait") with { OnLine = _ => cancellation.Cancel() };

        Assert.Throws<OperationCanceledException>(() => Here.Processes.Run(request, cancellation.Token));
        AssertNoneSleeps(grandchild);
    }

    [Fact]
    public void Cancelled_beforehand_it_starts_nothing()
    {
        using var folder = new TemporaryFolder();
        var trace = folder.File("trace");

        Assert.Throws<OperationCanceledException>(() => Here.Processes.Run(Shell($"touch '{trace}'"), new CancellationToken(canceled: true)));
        Assert.False(File.Exists(trace));
    }

    [Fact]
    public void An_observer_that_throws_leaves_no_process_behind()
    {
        var child = UnlikeOthers(34);
        var request = Shell($"echo go; sleep {child}; exit 0") with { OnLine = _ => throw new InvalidDataException("observer") };

        Assert.Equal("observer", Assert.Throws<InvalidDataException>(() => Run(request)).Message);
        AssertNoneSleeps(child);
    }

    [Fact]
    public void A_program_that_is_not_there_is_the_systems_own_error_without_any_secret()
    {
        var request = new ProcessRequest
        {
            FileName = "/nowhere/mongodump",
            StandardInput = Encoding.UTF8.GetBytes("hunter2"),
            Environment = new Dictionary<string, string?> { ["PASSWORD"] = "hunter2" },
        };
        var failure = Assert.Throws<Win32Exception>(() => Run(request));

        Assert.Equal(2, failure.NativeErrorCode);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    private static ProcessRequest Shell(string script) => new() { FileName = "/bin/sh", Arguments = ["-c", script] };

    private static ProcessOutcome Run(ProcessRequest request) => Here.Processes.Run(request, CancellationToken.None);

    // By its fraction of a second it is told from the sleep of a test that runs elsewhere at the same time.
    private static string UnlikeOthers(int seconds) => $"{seconds}.{Environment.ProcessId}";

    private static string? Duration(ProcessEntry sleep) => File.ReadAllText($"/proc/{sleep.Id}/cmdline").Split('\0').ElementAtOrDefault(1);

    private static void AssertNoneSleeps(params string[] durations)
    {
        var running = Here.ProcessList.Snapshot()
            .Where(process => process.Name == "sleep")
            .Select(Duration);
        Assert.DoesNotContain(running, duration => durations.Contains(duration));
    }
}
