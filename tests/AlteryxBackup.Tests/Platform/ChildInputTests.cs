using System.Text;
using System.Threading;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Tests.Platform;

public sealed class ChildInputTests
{
    [Fact]
    public void A_child_is_answered_while_it_runs_and_another_runs_within_its_call()
    {
        var machine = LocalMachine.Create();
        var input = new ChildInput();
        var heard = "";
        var outcome = machine.Processes.Run(
            new ProcessRequest
            {
                FileName = "/bin/sh",
                Arguments = ["-c", "read a; echo \"got $a\"; read b; echo \"then $b\"; cat"],
                StandardInput = Encoding.UTF8.GetBytes("first\n"),
                FurtherInput = input,
                OnLine = line =>
                {
                    heard += line + ";";
                    if (line == "got first")
                    {
                        Assert.Equal(0, machine.Processes.Run(new ProcessRequest { FileName = "/bin/true" }, CancellationToken.None).ExitCode);
                        input.Write(Encoding.UTF8.GetBytes("second\nrest\n"));
                        input.End();
                    }
                },
            },
            CancellationToken.None);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("got first;then second;rest;", heard);
    }

    [Fact]
    public void A_child_that_ends_first_ends_its_input()
    {
        var input = new ChildInput();

        var outcome = LocalMachine.Create().Processes.Run(new ProcessRequest { FileName = "/bin/true", FurtherInput = input }, CancellationToken.None);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Throws<System.InvalidOperationException>(() => input.Write([1]));
    }
}
