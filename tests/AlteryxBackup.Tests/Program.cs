using System;
using AlteryxBackup.Tests.Platform.Locks;
using AlteryxBackup.Tests.Platform.Processes;

namespace AlteryxBackup.Tests;

/// <summary>The test assembly as a program of its own: for tests that need a second process. The runner doesn't call it.</summary>
internal static class Program
{
    public static int Main(string[] args) => args switch
    {
        [LockHolder.Verb, var folder] => LockHolder.Hold(folder),
        [DetachedProgram.ParentVerb, var folder] => DetachedProgram.RunParent(folder),
        [DetachedProgram.Verb, var folder] => DetachedProgram.Run(folder),
        _ => throw new ArgumentException("This is run by the tests alone."),
    };
}
