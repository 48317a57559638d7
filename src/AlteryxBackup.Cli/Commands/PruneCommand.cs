using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Operations.Prune;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Removes archives beyond their days, or shows which ones would go.</summary>
internal static class PruneCommand
{
    public static Command Create(Terminal terminal)
    {
        var directory = new Argument<DirectoryInfo?>("DIR")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The folder to prune, a destination's for example. Without it: the configuration's LocalBackupPath, every place of NetworkBackupPaths, and LogDirectory.",
        };
        var server = new Option<string?>("--server")
        {
            HelpName = "NAME",
            Description = "Judge the archives of this server, one that was renamed or retired, instead of this machine's own; logs are left alone.",
        };
        var config = Options.Config();
        var set = Options.Set();
        var whatIf = new Option<bool>("--what-if") { Description = "Show what would be removed and why everything else stays; change nothing." };
        var json = Options.Json();
        var command = new Command("prune", """
            Remove archives older than the RetentionDays of their mode, by the rules of every backup run. The newest good backup of each mode always stays;
            damaged files, files of others, archives of other servers and those from the future are never removed, but named. Each place is pruned by itself: one that can't be reached
            is named and doesn't stop the others. What a killed run left unfinished (.partial) is named, and removed when its name proves that this server
            made it ({Host} in ArchiveNamePattern) and it hasn't been written for a day.

            Examples:  alteryx-backup prune --what-if
                       alteryx-backup prune \\storage\alteryx --config FILE
                       alteryx-backup prune \\storage\alteryx --server OLD-SERVER --what-if
                       alteryx-backup prune --set BackupConfiguration.RetentionDays.Full=60 --what-if
            Exit code: 0 all that had to go is gone; 4 something could not be removed, or a place could not be reached.
            """)
        { directory, server, config, set, whatIf, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new PruneRequest
            {
                Folder = parsed.GetValue(directory)?.FullName,
                Server = parsed.GetValue(server),
                ConfigPath = parsed.GetValue(config),
                Parameters = Overrides.From(parsed.GetValue(set)!),
            };
            var operation = new PruneOperation(ThisProgram.Machine());
            var result = parsed.GetValue(whatIf) ? operation.Plan(request, cancellation) : operation.Run(request, Silent.Observer, cancellation);
            terminal.Result(result, () => RetentionText.Write(terminal, result));
            return Task.FromResult((int)result.ExitCode);
        });
        return command;
    }
}
