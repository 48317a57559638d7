using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using AlteryxBackup.Cli;
using AlteryxBackup.Cli.Output;

namespace AlteryxBackup.EndToEnd.Tests.Documentation;

/// <summary>REQ-9.3: a command in a document is a promise. Each is understood by the real command line, and run where the lab has what it is about.</summary>
public sealed partial class DocumentedCommandTests : IClassFixture<DocumentationLab>
{
    private readonly DocumentationLab _lab;

    public DocumentedCommandTests(DocumentationLab lab) => _lab = lab;

    public static TheoryData<string, string[]> Commands
    {
        get
        {
            var commands = new TheoryData<string, string[]>();
            foreach (var command in DocumentedCommand.All(Repository()))
            {
                commands.Add(command.Place, [.. command.Arguments]);
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_of_the_documents_does_what_they_say(string place, string[] command)
    {
        Assert.True(Faults(command).Count == 0, $"{place}: {string.Join(" ", Faults(command))}");
        if (_lab.Adapt(command) is { } adapted)
        {
            var result = _lab.Run(adapted);
            Assert.True(result.ExitCode == 0, $"{place} ended with {result.ExitCode}: {result.Output}{result.Errors}");
        }
    }

    [Fact]
    public void The_examples_of_help_are_understood()
    {
        var examples = Everything(CommandLine.Parse([], new Terminal(json: false)).RootCommandResult.Command)
            .SelectMany(command => Example().Matches(command.Description ?? ""))
            .Select(example => DocumentedCommand.Split(example.Groups[1].Value))
            .ToList();

        Assert.True(examples.Count >= 10);
        Assert.All(examples, example => Assert.Empty(Faults([.. example])));
    }

    [Fact]
    public void Commands_are_found_in_code_blocks_and_tables_and_cut_where_the_shell_takes_over()
    {
        string[] document =
        [
            "alteryx-backup prose", "```", "alteryx-backup list --json | jq .", "  $ alteryx-backup check # why",
            "\"C:\\Program Files\\AlteryxBackup\\alteryx-backup.exe\" backup --config \"D:\\a b.json\"", "other alteryx-backup", "```", "alteryx-backup prose", "`alteryx-backup prose`", "| List | `alteryx-backup list` |",
        ];

        var found = DocumentedCommand.Read("a.md", document).ToList();

        Assert.Equal(["a.md:3", "a.md:4", "a.md:5", "a.md:10"], found.Select(command => command.Place));
        Assert.Equal(["list", "--json"], found[0].Arguments);
        Assert.Equal(["check"], found[1].Arguments);
        Assert.Equal(["backup", "--config", @"D:\a b.json"], found[2].Arguments);
    }

    private static List<string> Faults(string[] command) => CommandLine.Parse(command, new Terminal(json: false)).Errors.Select(error => error.Message).ToList();

    private static IEnumerable<Command> Everything(Command command) => command.Subcommands.SelectMany(Everything).Prepend(command);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AlteryxBackup.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    // In help an explanation stands behind the command, two spaces away.
    [GeneratedRegex(@"alteryx-backup ((?:[^\s;]+ ?)+)")]
    private static partial Regex Example();
}
