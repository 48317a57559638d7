using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Xml.Linq;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Windows;
using AlteryxBackup.Tests.Faults;

namespace AlteryxBackup.Tests.Platform.Windows;

public class OneShotTaskTests
{
    private const string Scheduler = "schtasks.exe";
    private readonly ScriptedProcessRunner _processes = new();
    private XElement _description = new("none");

    [Fact]
    public void A_task_is_created_run_and_deleted_under_one_name()
    {
        _ = _processes.Do(Scheduler, "/create", Created).Answer(Scheduler, "/run").Answer(Scheduler, "/delete");

        Start("/opt/guard", "watch");

        _processes.AssertAllAnswersUsed();
        Assert.Equal(["/create", "/run", "/delete"], _processes.Requests.Select(request => request.Arguments[0]));
        Assert.Single(_processes.Requests.Select(request => request.Arguments[2]).Distinct());
        Assert.StartsWith(@"\AlteryxBackup\guard-", _processes.Requests[0].Arguments[2], StringComparison.Ordinal);
        Assert.False(File.Exists(_processes.Requests[0].Arguments[^1]));
    }

    [Fact]
    public void It_runs_as_system_without_a_limit_with_its_arguments_as_they_were_given()
    {
        _ = _processes.Do(Scheduler, "/create", Created).Answer(Scheduler, "/run").Answer(Scheduler, "/delete");
        var path = "C:\\" + new string('x', 300) + "\\with space\\";

        Start("/opt/guard", path, "a \"quoted\" <word> & more");

        Assert.Equal("/opt/guard", Described("Command"));
        Assert.Equal($"\"{path}\\\" \"a \\\"quoted\\\" <word> & more\"", Described("Arguments"));
        Assert.Equal("/opt", Described("WorkingDirectory"));
        Assert.Equal("S-1-5-18", Described("UserId"));
        Assert.Equal("HighestAvailable", Described("RunLevel"));
        Assert.Equal("PT0S", Described("ExecutionTimeLimit"));
        Assert.DoesNotContain(_description.Descendants(), element => element.Name.LocalName == "Triggers");
    }

    [Fact]
    public void A_task_that_cannot_be_created_is_reported_in_the_systems_words_and_not_run()
    {
        _ = _processes.Answer(Scheduler, "/create", errors: "ERROR: Access is denied.", exitCode: 1);

        var failure = Assert.Throws<Win32Exception>(() => Start("/opt/guard"));

        Assert.Equal("schtasks /create ended with exit code 1: ERROR: Access is denied.", failure.Message);
        Assert.False(File.Exists(_processes.Requests[0].Arguments[^1]));
    }

    [Fact]
    public void A_task_that_does_not_run_is_deleted_all_the_same()
    {
        _ = _processes.Answer(Scheduler, "/create").Answer(Scheduler, "/run", timedOut: true).Answer(Scheduler, "/delete");

        var failure = Assert.Throws<Win32Exception>(() => Start("/opt/guard"));

        Assert.Equal("schtasks /run gave no answer within 30 s", failure.Message);
        _processes.AssertAllAnswersUsed();
    }

    [Fact]
    public void A_task_that_runs_but_is_not_deleted_has_been_started()
    {
        _ = _processes.Answer(Scheduler, "/create").Answer(Scheduler, "/run").Answer(Scheduler, "/delete", exitCode: 1);

        Start("/opt/guard");

        _processes.AssertAllAnswersUsed();
    }

    private ProcessOutcome Created(ProcessRequest request)
    {
        _description = XDocument.Load(request.Arguments[^1]).Root!;
        return new ProcessOutcome(0, false, [], [], TimeSpan.Zero);
    }

    private string Described(string name) => Assert.Single(_description.Descendants(), element => element.Name.LocalName == name).Value;

    private void Start(string fileName, params IReadOnlyList<string> arguments) => new OneShotTask(_processes, new FileSystem()).Start(fileName, arguments);
}
