using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Restores a backup, or shows what that would do.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var archive = new Argument<FileInfo?>("ARCHIVE") { Arity = ArgumentArity.ZeroOrOne, Description = "The archive. Without it: the newest good one of --mode that this server has made." };
        var config = Options.Config();
        var mode = new Option<string?>("--mode", "-m") { HelpName = "MODE", Description = "Which newest archive to take when none is named: Full (the default), DatabaseOnly or ConfigOnly." };
        var asOf = new Option<DateTimeOffset?>("--as-of") { HelpName = "TIME", Description = "The newest one that was begun at this time or before; without an offset, in this machine's time zone." };
        var components = new Option<RestoreComponent[]>("--component") { HelpName = "NAME", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [], Description = "Only these parts: Database, Files, ControllerSettings. Without it: all that the archive holds." };
        var files = new Option<string[]>("--file") { HelpName = "NAME", DefaultValueFactory = _ => [], Description = "Only these files, by their name in the archive or its last part, with * and ?. May be repeated." };
        var conflict = new Option<ConflictStrategy>("--conflict") { Description = "What becomes of a file that is there already: Overwrite (the default), Skip, or Rename (the backup's is put beside it). The embedded database is always replaced whole." };
        var keep = new Option<bool>("--keep-previous") { Description = "Keep what was replaced, also after success." };
        var version = new Option<bool>("--allow-version-mismatch") { Description = "Restore a backup of another version of Alteryx Server all the same." };
        var hostValues = new Option<HostValueChoice?>("--host-values") { Description = "On another server: Keep this machine's addresses and paths, or take the Backup's. The plan shows each." };
        var values = new Option<string[]>("--value") { HelpName = "SECTION/ELEMENT=VALUE", DefaultValueFactory = _ => [], Description = "Give one setting of RuntimeSettings.xml this value, e.g. --value Gallery/BaseAddress=https://new/gallery. May be repeated." };
        var certificate = new Option<FileInfo?>("--certificate") { HelpName = "FILE", Description = "A certificate with its private key (.pfx without password) that opens encrypted secrets. Without it: those of CurrentUser\\My and LocalMachine\\My." };
        var set = Options.Set();
        var whatIf = new Option<bool>("--what-if") { Description = "Show every step, each file, each value of the other machine and what is left to a person; change nothing." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Don't ask." };
        var json = Options.Json();
        var command = new Command("restore", """
            Restore database, files and controller settings. The archive is verified before anything is touched; what is replaced is kept aside until the restored database has been counted again
            and the service runs with it. On any failure, also when this is killed, the old state is put back.

            Examples:  alteryx-backup restore --what-if
                       alteryx-backup restore ARCHIVE --yes
                       alteryx-backup restore ARCHIVE --file SystemAlias.xml --keep-previous --yes
                       alteryx-backup restore ARCHIVE --host-values Keep --what-if      (on another server)
            Exit code: 0 restored; 1 general; 2 service; 3 validation; 4 storage; 5 database. With --what-if: what the restore would end with if nothing changes.
            """)
        { archive, config, mode, asOf, components, files, conflict, keep, version, hostValues, values, certificate, set, whatIf, yes, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new RestoreRequest
            {
                ConfigPath = parsed.GetValue(config),
                Parameters = Overrides.From(parsed.GetValue(set)!),
                ArchivePath = parsed.GetValue(archive)?.FullName,
                Mode = parsed.GetValue(mode) is { } text ? BackupModes.Parse(text) : null,
                AsOf = parsed.GetValue(asOf),
                Components = parsed.GetValue(components)!,
                Files = parsed.GetValue(files)!,
                Conflict = parsed.GetValue(conflict),
                KeepPrevious = parsed.GetValue(keep),
                AllowVersionMismatch = parsed.GetValue(version),
                HostValues = parsed.GetValue(hostValues),
                Values = Values(parsed.GetValue(values)!),
                CertificateFile = parsed.GetValue(certificate)?.FullName,
            };
            var operation = new RestoreOperation(ThisProgram.Machine());
            return Task.FromResult(parsed.GetValue(whatIf)
                ? ShowPlan(terminal, operation.Plan(request, cancellation))
                : Run(terminal, operation, parsed.GetValue(yes) ? request : Confirmed(terminal, operation, request, cancellation), cancellation));
        });
        return command;
    }

    private static int ShowPlan(Terminal terminal, RestorePlan plan)
    {
        terminal.Result(plan, () => RestoreText.Write(terminal, plan));
        return (int)plan.ExitCode;
    }

    private static int Run(Terminal terminal, RestoreOperation operation, RestoreRequest request, CancellationToken cancellation)
    {
        var result = LiveProgress.Watch(terminal, observer => operation.Run(request, observer, cancellation));
        terminal.Result(result, () => { });
        RestoreText.Write(terminal, result);
        return (int)result.ExitCode;
    }

    // What was shown is what is done: the archive that was found stays the one that is restored.
    private static RestoreRequest Confirmed(Terminal terminal, RestoreOperation operation, RestoreRequest request, CancellationToken cancellation)
    {
        if (Console.IsInputRedirected)
        {
            throw ErrorCatalogue.UsageInvalid.Because("A restore replaces what is there, and nobody is at the terminal to say so.", "Nothing was touched.", "Look at it with --what-if, then add --yes.");
        }

        var plan = operation.Plan(request, cancellation);
        RestoreText.Write(terminal, plan);
        Console.Error.Write("Restore this now? Type yes to go on: ");
        return string.Equals(Console.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase)
            ? request with { ArchivePath = plan.ArchivePath }
            : throw ErrorCatalogue.Cancelled.Because("The restore was not confirmed.", "Nothing was touched.");
    }

    private static Dictionary<string, string> Values(string[] assignments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || assignment[..equals].Split('/').Length != 2 || !values.TryAdd(assignment[..equals], assignment[(equals + 1)..]))
            {
                throw ErrorCatalogue.UsageInvalid.Because($"--value '{assignment}' is not SECTION/ELEMENT=VALUE, or names a setting twice.");
            }
        }

        return values;
    }
}
