using System;
using System.Collections.Generic;

namespace AlteryxBackup.Platform.Processes;

/// <summary>What to run. Never holds a secret among the arguments: any user of the machine can list those.</summary>
public sealed record ProcessRequest
{
    /// <summary>Full path of the program.</summary>
    public string FileName { get; init; } = "";

    /// <summary>The arguments, unquoted; the runner quotes them by the system's rules.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The working folder; null for the caller's.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables added to the child's own environment; null as value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What the child reads from its standard input; empty: end of input at once.</summary>
    public byte[] StandardInput { get; init; } = [];

    /// <summary>What the child reads after <see cref="StandardInput"/>, as it comes; null: the end of input. It is ended when the child ends.</summary>
    public ChildInput? FurtherInput { get; init; }

    /// <summary>After this it is ended; null for no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// True for a command that leaves something running on purpose (a start command): what it started is nobody's to end. False, as a rule: the program
    /// and all it starts are ended together at the limit and on cancellation, and on Windows also when this process dies.
    /// </summary>
    public bool LeavesDescendants { get; init; }

    /// <summary>
    /// True for a program that ends by itself when it is interrupted (Ctrl+C): before it is ended by force it is asked, twice, since one that is just connecting
    /// may take only the second (MongoDB's tools do). On Windows, where a program without a window can't be asked, it is ended at once.
    /// </summary>
    public bool EndsOnInterrupt { get; init; }

    /// <summary>Called with the child's id as soon as it runs; null when nobody has to know.</summary>
    public Action<int>? OnStarted { get; init; }

    /// <summary>Called with each whole line of standard output and error as it comes, UTF-8 with invalid bytes replaced; null when only the outcome matters.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>Called about four times a second while the child runs: to measure how far it is; null when not wanted.</summary>
    public Action? WhileRunning { get; init; }
}
