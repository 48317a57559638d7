using System;
using AlteryxBackup.Tests.Platform.Locks;

namespace AlteryxBackup.Tests;

/// <summary>The test assembly as a program of its own: for tests that need a second process. The runner doesn't call it.</summary>
internal static class Program
{
    public static int Main(string[] args) => args switch
    {
        [LockHolder.Verb, var folder] => LockHolder.Hold(folder),
        _ => throw new ArgumentException("This is run by the tests alone."),
    };
}
