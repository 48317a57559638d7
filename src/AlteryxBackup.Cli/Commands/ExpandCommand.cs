using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Operations.Restore;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Unpacks an archive.</summary>
internal static class ExpandCommand
{
    public static Command Create(Terminal terminal)
    {
        var archive = new Argument<FileInfo>("ARCHIVE") { Description = "The archive's path, here or at a destination." };
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Where to: a folder that doesn't exist yet, or an empty one. It and its files are private to this account and administrators." };
        var components = new Option<RestoreComponent[]>("--component") { HelpName = "NAME", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [], Description = "Only these parts: Database, Files, ControllerSettings. May be repeated." };
        var entries = new Option<string[]>("--entry") { HelpName = "NAME", DefaultValueFactory = _ => [], Description = "Only these files, by their name in the archive or its last part, with * and ?: SystemAlias.xml, Config/Keys/*. May be repeated." };
        var whatIf = new Option<bool>("--what-if") { Description = "Show what would be unpacked; write nothing." };
        var json = Options.Json();
        var command = new Command("expand", """
            Verify an archive and unpack it, or parts of it, into a fresh folder: all that was asked for, or nothing. No server is touched.

            Secret files come out as they are: in clear, or encrypted for the recipients' certificates (.cms).
            Exit code 0: unpacked; 3: the archive isn't valid, or doesn't hold what was asked for; 4: the folder can't be written.

            Examples:  alteryx-backup expand ARCHIVE C:\Restore
                       alteryx-backup expand ARCHIVE C:\Restore --component Files
                       alteryx-backup expand ARCHIVE C:\Restore --entry SystemAlias.xml --entry Config/Keys/*
            """)
        { archive, folder, components, entries, whatIf, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new ExpandRequest(parsed.GetValue(archive)!.FullName, parsed.GetValue(folder)!.FullName) { Components = parsed.GetValue(components)!, Entries = parsed.GetValue(entries)! };
            var operation = new ExpandOperation(ThisProgram.Machine());
            var result = parsed.GetValue(whatIf) ? operation.Plan(request) : LiveProgress.Watch(terminal, observer => operation.Run(request, observer, cancellation));
            terminal.Result(result, () => ExpandText.Write(terminal, result));
            return Task.FromResult(0);
        });
        return command;
    }
}
