using System.CommandLine;
using System.IO;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Cli.Output;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Shows all that is known of one archive.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var archive = new Argument<FileInfo>("ARCHIVE") { Description = "The archive's path." };
        var json = Options.Json();
        var command = new Command("show", "Show what an archive holds and where it comes from. Example:  alteryx-backup show ServerBackup_Full_20261121_020000.zip") { archive, json };
        command.SetAction(parsed =>
        {
            var details = new ArchiveCatalogue(ThisProgram.Machine().Files).Show(parsed.GetValue(archive)!.FullName);
            terminal.Result(details, () => DetailsText.Write(terminal, details));
            return 0;
        });
        return command;
    }
}
