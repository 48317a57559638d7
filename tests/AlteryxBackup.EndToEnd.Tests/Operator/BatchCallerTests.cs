using System;
using System.IO;
using AlteryxBackup.EndToEnd.Tests.Faults;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

/// <summary>Called by a script of a scheduler: no terminal, output in a file or nowhere, and the exit code decides what happens next.</summary>
public sealed class BatchCallerTests : IClassFixture<RunningLab>
{
    private readonly RunningLab _running;

    public BatchCallerTests(RunningLab running) => _running = running;

    [Theory]
    [InlineData("ConfigOnly", "the backup is good\n")]
    [InlineData("Everything", "call somebody: 6\n")]
    public void The_exit_code_decides(string mode, string says)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (result, output) = Call("\"$1\" backup --config \"$2\" --mode \"$3\" >\"$4\" 2>&1 </dev/null", mode);

        Assert.Equal(says, result.Output);
        Assert.Empty(result.Errors);
        Assert.NotEmpty(output);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\r', output);
    }

    [Fact]
    public void A_caller_that_has_closed_all_streams_gets_its_exit_code()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal("the backup is good\n", Call("\"$1\" backup --config \"$2\" --mode \"$3\" <&- >&- 2>&-; status=$?; touch \"$4\"; (exit $status)", "ConfigOnly").Result.Output);
    }

    [Fact]
    public void In_a_pipeline_JSON_is_all_that_comes_out()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (result, output) = Call("\"$1\" check --config \"$2\" --mode \"$3\" --json 2>/dev/null >\"$4\"", "ConfigOnly");

        Assert.Equal("the backup is good\n", result.Output);
        Assert.True(System.Text.Json.JsonElement.Parse(output).GetProperty("Passed").GetBoolean());
    }

    private (ProgramResult Result, string Output) Call(string line, string mode)
    {
        var folder = _running.Server.Directory;
        var script = Path.Combine(folder, "nightly.sh");
        var output = Path.Combine(folder, "nightly output.txt");
        File.WriteAllText(script, $"{line}\ncode=$?\nif [ $code -eq 0 ]; then echo the backup is good; else echo \"call somebody: $code\"; fi\n");
        using var shell = new RunningProgram("/bin/sh", script, AlteryxBackupProgram.FullPath, _running.Server.ConfigurationPath, mode, output);
        return (shell.Finish(), File.ReadAllText(output));
    }
}
