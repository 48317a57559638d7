using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Configuration;
using AlteryxBackup.Operations.Preflight;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Looks at everything that a backup depends on; changes nothing.</summary>
internal static class CheckCommand
{
    // A hundred years: more is a slip of the keyboard.
    private const double MostHours = 876_000;

    public static Command Create(Terminal terminal)
    {
        var config = Options.Config();
        var mode = new Option<string?>("--mode", "-m")
        {
            HelpName = "MODE",
            Description = "Check what a Full, DatabaseOnly or ConfigOnly backup needs. Without it: the mode of the configuration, else Full.",
        };
        var maxAge = new Option<double?>("--max-age")
        {
            HelpName = "HOURS",
            CustomParser = Hours,
            Description = "Fail when the newest good backup is older: of the mode named by --mode, else of the configured mode and every other that has backups. For monitoring jobs; 26 suits a nightly backup.",
        };
        var stop = Options.StopServiceForExternalDB();
        var set = Options.Set();
        var json = Options.Json();
        var command = new Command("check", """
            Check everything that a backup depends on: rights, server, service, database, paths, space, destinations. Everything is reported at once, nothing is changed.

            Examples:  alteryx-backup check --config FILE
                       alteryx-backup check --config FILE --max-age 26 --json
            Exit code: 0 a backup can run; else that of the first failure, as the backup itself would end (3 validation, 4 storage, 2 service, 5 database).
            """)
        { config, mode, maxAge, stop, set, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new CheckRequest
            {
                ConfigPath = parsed.GetValue(config),
                Mode = parsed.GetValue(mode) is { } text ? BackupModes.Parse(text) : null,
                MaximumAge = parsed.GetValue(maxAge) is { } hours ? TimeSpan.FromHours(hours) : null,
                MongoPasswords = PasswordPrompt.ForMongo(),
                Parameters = Overrides.From(parsed.GetValue(set)!, ("ServiceConfiguration.StopServiceForExternalDB", parsed.GetValue(stop) ? "true" : null)),
            };
            var result = new CheckOperation(ThisProgram.Machine()).Run(request, cancellation);
            terminal.Result(result, () => CheckText.Write(terminal, result));
            return Task.FromResult((int)result.ExitCode);
        });
        return command;
    }

    private static double? Hours(ArgumentResult argument)
    {
        var given = argument.Tokens[0].Value;
        if (double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= MostHours)
        {
            return hours;
        }

        argument.AddError($"--max-age takes a number of hours, more than 0 and at most {MostHours}, not '{given}'.");
        return null;
    }
}
