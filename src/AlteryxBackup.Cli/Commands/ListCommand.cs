using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Configuration;
using AlteryxBackup.Reporting;
using Spectre.Console;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Lists archives.</summary>
internal static class ListCommand
{
    public static Command Create(Terminal terminal)
    {
        var directory = new Argument<DirectoryInfo?>("DIR") { Arity = ArgumentArity.ZeroOrOne, Description = "The folder to list. Without it: the configuration's LocalBackupPath." };
        var config = Options.Config();
        var json = Options.Json();
        var command = new Command("list", "List the archives of a folder, newest first. Example:  alteryx-backup list --config FILE") { directory, config, json };
        command.SetAction((parsed, cancellation) =>
        {
            var machine = ThisProgram.Machine();
            var catalogue = new ArchiveCatalogue(machine.Files);
            var named = parsed.GetValue(directory)?.FullName;

            // The configured folder is made by the first backup; one that was named has to be there.
            var folder = named
                ?? new ConfigurationLoader(machine.Files, machine.Host).Load(parsed.GetValue(config), new Dictionary<string, object>()).Configuration.BackupConfiguration.LocalBackupPath;
            var entries = named is null ? catalogue.List(folder, cancellation) : catalogue.ListNamed(folder, cancellation);
            terminal.Result(entries, () => Write(terminal, folder, entries));
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Write(Terminal terminal, string folder, IReadOnlyList<CatalogueEntry> entries)
    {
        if (entries.Count == 0)
        {
            terminal.Say($"No archive in {folder}.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("Archive", "Mode", "Made (UTC)").AddColumn(new TableColumn("Size").RightAligned())
            .AddColumn(new TableColumn("Documents").RightAligned()).AddColumn("Verified");
        foreach (var entry in entries)
        {
            _ = table.AddRow(
                Markup.Escape(Path.GetFileName(entry.ArchivePath)),
                entry.Mode?.ToString() ?? "?",
                entry.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                ByteSize.Text(entry.SizeBytes),
                entry.Documents?.ToString("N0", CultureInfo.InvariantCulture) ?? "",
                entry.Problem is { } problem ? "[red]" + Markup.Escape(problem) + "[/]" : entry.Verified ? "[green]yes[/]" : "[yellow]no[/]");
        }

        terminal.Console.Write(table);
    }
}
