using System.CommandLine;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Operations.Recovery;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Finishes what a run that was ended by force has left.</summary>
internal static class RecoverCommand
{
    public static Command Create(Terminal terminal)
    {
        var config = Options.Config();
        var set = Options.Set();
        var whatIf = new Option<bool>("--what-if") { Description = "Show what was left and what would be done about it; change nothing." };
        var json = Options.Json();
        var command = new Command("recover", """
            Finish what a run that was ended by force (kill, power cut, reboot) has left: an orphaned dump is ended, the service is started if that run had
            stopped it, staging folder and unfinished archive are removed. The next backup does the same first; this does it now. Nothing left: exit code 0.

            Examples:  alteryx-backup recover --what-if
                       alteryx-backup recover --config FILE
            Exit code: 0 nothing is left to be put right; 1 another operation is running; 2 the service could not be brought back.
            """)
        { config, set, whatIf, json };
        command.SetAction((parsed, _) =>
        {
            var request = new RecoverRequest { ConfigPath = parsed.GetValue(config), Parameters = Overrides.From(parsed.GetValue(set)!) };
            var operation = new RecoverOperation(ThisProgram.Machine());
            var result = parsed.GetValue(whatIf) ? operation.Plan(request) : LiveProgress.Watch(terminal, observer => operation.Run(request, observer));
            terminal.Result(result, () => RecoveryText.Write(terminal, result));
            return Task.FromResult((int)result.ExitCode);
        });
        return command;
    }
}
