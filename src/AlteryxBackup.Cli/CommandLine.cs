using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.Linq;
using AlteryxBackup.Cli.Commands;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli;

/// <summary>The command line: understands it, runs one command, answers with its exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command line.</summary>
    public static int Run(string[] args)
    {
        var terminal = new Terminal(json: args.Contains(Options.JsonName, StringComparer.Ordinal));
        var parsed = Parse(args, terminal);
        if (parsed.Errors.Count > 0)
        {
            // --json promises one document on stdout whatever happens; what people read goes to stderr then.
            var faults = string.Join(" ", parsed.Errors.Select(error => error.Message));
            terminal.Fail(ErrorCatalogue.UsageInvalid.Because(faults));
            ShowUsage(parsed);
            return (int)ErrorCatalogue.UsageInvalid.ExitCode;
        }

        using var interruption = new Interruption(terminal);
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = terminal.People,
                Error = Console.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return interruption.Run(cancellation => parsed.InvokeAsync(configuration, cancellation).GetAwaiter().GetResult());
        }
        catch (Exception thrown)
        {
            // A stack trace is no answer, and whoever runs this by night reads the exit code.
            var failure = UnexpectedFailure.Explain(thrown, "The command ended there.");
            terminal.Fail(failure);
            return (int)failure.Error.ExitCode;
        }
    }

    /// <summary>Understands one command line without running it.</summary>
    internal static ParseResult Parse(IReadOnlyList<string> args, Terminal terminal) => Root(terminal).Parse(args);

    private static void ShowUsage(ParseResult parsed)
    {
        parsed.InvocationConfiguration.Output = Console.Error;
        _ = new HelpAction().Invoke(parsed);
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("""
            Backup and restore of Alteryx Server: stops the service safely, dumps the database, proves the dump, verifies the archive.

            Start with:   alteryx-backup rehearse                          see a whole backup of a simulated server, proved
            Then:         alteryx-backup config new; alteryx-backup check  write the configuration, see what is missing
            Every night:  alteryx-backup backup --config FILE              exit code 0 only when the archive is verified
            """);
        root.Add(BackupCommand.Create(terminal));
        root.Add(VerifyCommand.Create(terminal));
        root.Add(ExpandCommand.Create(terminal));
        root.Add(RestoreCommand.Create(terminal));
        root.Add(CheckCommand.Create(terminal));
        root.Add(ConfigCommand.Create(terminal));
        root.Add(ListCommand.Create(terminal));
        root.Add(ShowCommand.Create(terminal));
        root.Add(PruneCommand.Create(terminal));
        root.Add(RecoverCommand.Create(terminal));
        root.Add(PostgresCommand.Create(terminal));
        root.Add(RehearseCommand.Create(terminal));
        root.Add(LabCommand.Create(terminal));
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }
}
