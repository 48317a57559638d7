using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Faults;

/// <summary>Answers in the place of programs, by file name and first argument, each answer once, in the order they were given; what nobody scripted is a failure.</summary>
internal sealed class ScriptedProcessRunner : IProcessRunner
{
    private readonly List<(string Program, string? Verb, Func<ProcessRequest, ProcessOutcome> Answer)> _pending = [];
    private readonly List<ProcessRequest> _requests = [];

    /// <summary>What was run, in order.</summary>
    public IReadOnlyList<ProcessRequest> Requests => _requests;

    /// <summary>Answers with texts and an exit code. The program is its file name without folder, the verb its first argument; null for any.</summary>
    public ScriptedProcessRunner Answer(string program, string? verb = null, string output = "", string errors = "", int exitCode = 0, bool timedOut = false) =>
        Do(program, verb, _ => new ProcessOutcome(exitCode, timedOut, Encoding.UTF8.GetBytes(output), Encoding.UTF8.GetBytes(errors), TimeSpan.FromSeconds(1)));

    /// <summary>Does what the program would, and answers.</summary>
    public ScriptedProcessRunner Do(string program, string? verb, Func<ProcessRequest, ProcessOutcome> answer)
    {
        _pending.Add((program, verb, answer));
        return this;
    }

    /// <summary>A test whose answers were never asked for has tested something else.</summary>
    public void AssertAllAnswersUsed() => Assert.Empty(_pending.Select(answer => $"{answer.Program} {answer.Verb}"));

    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _requests.Add(request);
        var program = Path.GetFileName(request.FileName);
        var index = _pending.FindIndex(answer => answer.Program == program && (answer.Verb is null || request.Arguments.Take(1).Contains(answer.Verb)));
        if (index < 0)
        {
            throw new InvalidOperationException($"Nobody scripted '{program} {string.Join(' ', request.Arguments)}'.");
        }

        var answer = _pending[index].Answer;
        _pending.RemoveAt(index);
        var outcome = answer(request);
        TellLines(request, outcome);
        return outcome;
    }

    private static void TellLines(ProcessRequest request, ProcessOutcome outcome)
    {
        if (request.OnLine is null)
        {
            return;
        }

        using var lines = new StringReader(outcome.ErrorText() + outcome.OutputText());
        while (lines.ReadLine() is { } line)
        {
            request.OnLine(line);
        }
    }
}
