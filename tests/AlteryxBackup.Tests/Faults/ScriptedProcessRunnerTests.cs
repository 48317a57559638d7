using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform.Processes;
using Xunit.Sdk;

namespace AlteryxBackup.Tests.Faults;

public class ScriptedProcessRunnerTests
{
    private readonly ScriptedProcessRunner _runner = new();

    [Fact]
    public void Answers_come_by_program_and_verb_each_once_and_lines_are_told()
    {
        var lines = new List<string>();
        _runner.Answer("AlteryxService", "stop", exitCode: 2).Answer("AlteryxService", output: "a\nb\n");

        Assert.Equal(0, Run("emongodump", lines.Add).ExitCode);
        Assert.Equal(2, Run("stop", lines.Add).ExitCode);
        Assert.Equal(["a", "b"], lines);
        Assert.Equal(["emongodump", "stop"], _runner.Requests.Select(request => request.Arguments[0]));
        _runner.AssertAllAnswersUsed();
    }

    [Fact]
    public void What_nobody_scripted_fails_and_what_nobody_asked_for_does_too()
    {
        _runner.Answer("AlteryxService", "stop");

        Assert.Throws<InvalidOperationException>(() => Run("start", null));
        Assert.ThrowsAny<XunitException>(_runner.AssertAllAnswersUsed);
    }

    private ProcessOutcome Run(string verb, Action<string>? onLine) => _runner.Run(
        new ProcessRequest { FileName = "/opt/AlteryxService", Arguments = [verb], OnLine = onLine }, CancellationToken.None);
}
