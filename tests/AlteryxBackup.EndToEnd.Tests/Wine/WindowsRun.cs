using System.Text.Json.Nodes;

namespace AlteryxBackup.EndToEnd.Tests.Wine;

/// <summary>How a program for Windows ended.</summary>
public sealed record WindowsRun(int ExitCode, string Output, string StandardError)
{
    /// <summary>The document of <c>--json</c>.</summary>
    public JsonNode Document => JsonNode.Parse(Output)!;

    /// <summary>Asserts exit code and first error, and returns that.</summary>
    public JsonNode AssertFailed(int exitCode, string errorId)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode}: {Output}{StandardError}");
        var error = Document["Errors"]![0]!;
        Assert.Equal(errorId, (string?)error["Id"]);
        return error;
    }
}
