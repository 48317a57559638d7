using System.CommandLine;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Backup;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Runs a backup, or shows what it would do.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var config = Options.Config();
        var mode = new Option<string?>("--mode", "-m")
        {
            HelpName = "MODE",
            Description = "Full (database, files, controller settings), DatabaseOnly, or ConfigOnly (the service is never touched). Without it: what the configuration says, else Full.",
        };
        var compression = new Option<string?>("--compression-level")
        {
            HelpName = "LEVEL",
            Description = "Optimal, Fastest (when the disk is large and the night short) or NoCompression.",
        };
        var threads = new Option<string?>("--threads") { HelpName = "N", Description = "How many threads compress; 0: one per processor. Lower where a live server must keep some for itself." };
        var stop = Options.StopServiceForExternalDB();
        var set = Options.Set();
        var whatIf = new Option<bool>("--what-if") { Description = "Show every step, what it would touch, bytes and downtime to expect; change nothing." };
        var json = Options.Json();
        var command = new Command("backup", """
            Back the server up: stop the service (not for a self-managed MongoDB), dump the database, start the service at once, prove the dump, collect files and keys, write and verify the archive.

            Examples:  alteryx-backup backup --what-if
                       alteryx-backup backup --config FILE --mode Full
                       alteryx-backup backup --config FILE --mode ConfigOnly --json
            Exit code: 0 the archive is verified; 1 general; 2 service; 3 validation; 4 storage; 5 database; 6 unknown mode. With --what-if: what the backup would end with if nothing changes.
            """)
        { config, mode, compression, threads, stop, set, whatIf, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new BackupRequest
            {
                ConfigPath = parsed.GetValue(config),
                Mode = parsed.GetValue(mode) is { } text ? BackupModes.Parse(text) : null,
                MongoPasswords = PasswordPrompt.ForMongo(),
                Parameters = Overrides.From(
                    parsed.GetValue(set)!,
                    ("ArchiveConfiguration.CompressionLevel", parsed.GetValue(compression)),
                    ("ArchiveConfiguration.Threads", parsed.GetValue(threads)),
                    ("ServiceConfiguration.StopServiceForExternalDB", parsed.GetValue(stop) ? "true" : null)),
            };
            var operation = new BackupOperation(ThisProgram.Machine());
            return System.Threading.Tasks.Task.FromResult(parsed.GetValue(whatIf)
                ? ShowPlan(terminal, operation.Plan(request, cancellation))
                : Run(terminal, operation, request, cancellation));
        });
        return command;
    }

    private static int ShowPlan(Terminal terminal, BackupPlan plan)
    {
        terminal.Result(plan, () => PlanText.Write(terminal, plan));
        return (int)plan.ExitCode;
    }

    private static int Run(Terminal terminal, BackupOperation operation, BackupRequest request, System.Threading.CancellationToken cancellation)
    {
        var result = LiveProgress.Watch(terminal, observer => operation.Run(request, observer, cancellation));
        terminal.Result(result, () => { });
        ResultText.Write(terminal, result);
        return (int)result.ExitCode;
    }
}
