using System.CommandLine;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli.Commands;

/// <summary>The configuration: to begin one, to see what holds, to find what is wrong with it.</summary>
internal static class ConfigCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("config", """
            Begin, show and test the configuration file.

            Example:  alteryx-backup config new
                      alteryx-backup config test
                      alteryx-backup config show
            """);
        command.Add(New(terminal));
        command.Add(Show(terminal));
        command.Add(Test(terminal));
        return command;
    }

    private static Command New(Terminal terminal)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "The file to write. Without it: %ProgramData%\\AlteryxBackup\\backup-config.json, where it is found by itself." };
        var json = Options.Json();
        var command = new Command("new", "Write a configuration file with every setting, its default on this machine and what it does; the schema goes beside it for editors. Never overwrites. Example:  alteryx-backup config new") { file, json };
        command.SetAction(parsed =>
        {
            var path = new NewConfiguration(ThisProgram.Machine()).Write(parsed.GetValue(file));
            terminal.Result(new { ConfigurationPath = path }, () =>
            {
                terminal.Say($"{path} is written; edit it, then:");
                terminal.Say($"  alteryx-backup config test --config \"{path}\"");
                terminal.Say($"  alteryx-backup check --config \"{path}\"");
            });
            return 0;
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var config = Options.Config();
        var set = Options.Set();
        var json = Options.Json();
        var command = new Command("show", "Show every setting as it holds, and where its value comes from: the file, a default, or a parameter. Passwords are masked. Example:  alteryx-backup config show --config FILE") { config, set, json };
        command.SetAction(parsed =>
        {
            var machine = ThisProgram.Machine();
            var loaded = new ConfigurationLoader(machine.Files, machine.Host).Load(parsed.GetValue(config), Overrides.From(parsed.GetValue(set)!));
            terminal.Result(
                new { loaded.SourcePath, Values = loaded.EffectiveValues(), loaded.Warnings },
                () => ConfigurationText.Write(terminal, loaded));
            return 0;
        });
        return command;
    }

    private static Command Test(Terminal terminal)
    {
        var config = Options.Config();
        var set = Options.Set();
        var json = Options.Json();
        var command = new Command("test", "Test the configuration: all faults at once with their paths, unknown keys, paths that this machine can't use. Exit code 0: it can be used; 3: not. Example:  alteryx-backup config test --config FILE") { config, set, json };
        command.SetAction(parsed =>
        {
            var machine = ThisProgram.Machine();
            var result = ConfigurationTest.Run(machine, parsed.GetValue(config), Overrides.From(parsed.GetValue(set)!));
            terminal.Result(result, () => ConfigurationText.Write(terminal, result));
            return (int)(result.Valid ? ExitCode.Success : ErrorCatalogue.ConfigurationInvalid.ExitCode);
        });
        return command;
    }
}
