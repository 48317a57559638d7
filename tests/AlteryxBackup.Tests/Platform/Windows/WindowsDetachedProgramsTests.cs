using System;
using System.Collections.Generic;
using System.ComponentModel;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Windows;

namespace AlteryxBackup.Tests.Platform.Windows;

public class WindowsDetachedProgramsTests
{
    private const int AccessDenied = 5;
    private const int FileNotFound = 2;

    [Fact]
    public void A_program_that_breaks_away_needs_no_task()
    {
        var breakaway = new Way(null);
        var task = new Way(null);

        new WindowsDetachedPrograms(breakaway, task).Start("guard", ["a", "b"]);

        Assert.Equal(["guard a b"], breakaway.Started);
        Assert.Empty(task.Started);
    }

    [Fact]
    public void A_job_that_lets_nobody_out_leads_to_the_task()
    {
        var task = new Way(null);

        new WindowsDetachedPrograms(new Way(new Win32Exception(AccessDenied)), task).Start("guard", ["a", "b"]);

        Assert.Equal(["guard a b"], task.Started);
    }

    [Fact]
    public void A_program_that_is_missing_is_missing_for_a_task_too_so_none_is_made()
    {
        var task = new Way(null);

        var failure = Assert.Throws<Win32Exception>(() => new WindowsDetachedPrograms(new Way(new Win32Exception(FileNotFound)), task).Start("guard", []));

        Assert.Equal(FileNotFound, failure.NativeErrorCode);
        Assert.Empty(task.Started);
    }

    [Fact]
    public void When_both_ways_fail_both_reasons_are_told()
    {
        var programs = new WindowsDetachedPrograms(new Way(new Win32Exception(AccessDenied, "the job says no")), new Way(new Win32Exception(AccessDenied, "the scheduler says no")));

        var failure = Assert.Throws<Win32Exception>(() => programs.Start("guard", []));

        Assert.Contains("the job says no", failure.Message, StringComparison.Ordinal);
        Assert.Contains("the scheduler says no", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Way(Exception? failure) : IDetachedPrograms
    {
        public List<string> Started { get; } = [];

        public void Start(string fileName, IReadOnlyList<string> arguments)
        {
            if (failure is not null)
            {
                throw failure;
            }

            Started.Add($"{fileName} {string.Join(' ', arguments)}");
        }
    }
}
