using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Cli.Rehearsal;
using AlteryxBackup.Lab;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Shows a whole backup of a simulated server, and proves it.</summary>
internal static class RehearseCommand
{
    public static Command Create(Terminal terminal)
    {
        var directory = new Option<DirectoryInfo?>("--directory") { HelpName = "DIR", Description = "Where to rehearse, an empty folder; it is kept. Without it: a temporary folder that is removed when all held." };
        var size = new Option<int>("--size-mb") { HelpName = "N", DefaultValueFactory = _ => 50, Description = "Database content of the simulated server, megabytes." };
        var json = Options.Json();
        var command = new Command("rehearse", """
            Make a simulated server, run a Full backup of it, verify and unpack the archive, compare every byte with what the server holds, restore it into a second server, start that and compare both.

            Exit code 0 only if all of it held. Example:  alteryx-backup rehearse --size-mb 500 --directory rehearsal
            """)
        { directory, size, json };
        command.SetAction((parsed, cancellation) =>
        {
            var chosen = parsed.GetValue(directory);
            var folder = chosen?.FullName ?? Path.Combine(
                Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"alteryx-backup-rehearsal-{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}"));
            var report = Rehearse(terminal, folder, new LabOptions(SizeMegabytes: parsed.GetValue(size)), cancellation);
            terminal.Result(report, () => { });
            RehearsalText.Write(terminal, report);
            if (chosen is null && report.Proved)
            {
                Directory.Delete(folder, recursive: true);
            }

            return Task.FromResult((int)report.ExitCode);
        });
        return command;
    }

    private static RehearsalReport Rehearse(Terminal terminal, string folder, LabOptions options, System.Threading.CancellationToken cancellation)
    {
        try
        {
            return new LabRehearsal(ThisProgram.Machine(), terminal, folder).Run(options, cancellation);
        }
        catch (LabException failure)
        {
            throw ErrorCatalogue.LabFailed.Because(failure.Message, $"What was made is kept in {folder}.");
        }
    }
}
