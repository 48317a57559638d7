using System;

namespace AlteryxBackup.MongoTools;

/// <summary>What the tool says last, and its exit code.</summary>
public sealed class ToolException(string line, int exitCode = 1) : Exception(line)
{
    /// <summary>1; 3.6 knows 2 and 3 too.</summary>
    public int ExitCode { get; } = exitCode;
}
