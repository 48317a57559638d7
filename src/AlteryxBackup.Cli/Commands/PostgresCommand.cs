using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Dumps of PostgreSQL databases by themselves: make, list, verify, prune.</summary>
internal static class PostgresCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("postgres", """
            Back up PostgreSQL databases by pg_dump while they are in use, and look after the dumps.

            Example:  alteryx-backup postgres backup --environment Dev
                      alteryx-backup postgres list
                      alteryx-backup postgres verify FILE
            """);
        command.Add(Backup(terminal));
        command.Add(List(terminal));
        command.Add(Verify(terminal));
        command.Add(Prune(terminal));
        return command;
    }

    private static Command Backup(Terminal terminal)
    {
        var environment = new Option<PostgreSqlEnvironment>("--environment", "--env")
        {
            HelpName = "Dev|Prod|Auto",
            Description = "Dev: the variables DEV_DB_HOST, DEV_DB_PORT, DEV_DB_NAME, DEV_DB_USER, DEV_DB_PASSWORD. Prod: DB_HOST, DB_PORT and so on. Auto, the default: what ENV_MODE says.",
        };
        var file = new Option<FileInfo?>("--env-file") { HelpName = "FILE", Description = "Read this file instead of .env.local and .env of the working folder. The environment's own variables win over every file." };
        var output = OutputDirectory("The folder for the dump, made when missing.");
        var tools = ToolsPath();
        var host = new Option<string?>("--host") { HelpName = "NAME", Description = "The server, instead of the variable." };
        var port = new Option<int?>("--port") { HelpName = "N", Description = "Its port, instead of the variable." };
        var database = new Option<string?>("--database") { HelpName = "NAME", Description = "The database, instead of the variable." };
        var user = new Option<string?>("--username") { HelpName = "NAME", Description = "The user, instead of the variable. The password is never an option: everybody could see it." };
        var timeout = new Option<int>("--connect-timeout") { HelpName = "SECONDS", DefaultValueFactory = _ => new PostgreSqlBackupRequest().ConnectTimeoutSeconds, Description = "How long a connection may take." };
        var retention = new RetentionOptions(defaultDays: null);
        var whatIf = new Option<bool>("--what-if") { Description = "Ask the database and show what would be done; change nothing." };
        var json = Options.Json();
        var command = new Command("backup", """
            Dump a PostgreSQL database (pg_dump, custom format, compression 6) while it is in use; count every table's rows in the dump's own snapshot, read the dump back, and only then give it its name.

            Examples:  alteryx-backup postgres backup --environment Dev
                       alteryx-backup postgres backup --env Prod --env-file FILE --output-dir ARCHIVE --json
            Exit code: 0 the dump is verified; 1 general (another dump of it runs); 3 settings; 4 storage; 5 database or tools.
            """)
        { environment, file, output, tools, host, port, database, user, timeout, retention.Days, retention.Daily, retention.Weekly, whatIf, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new PostgreSqlBackupRequest
            {
                Environment = parsed.GetValue(environment),
                WorkingFolder = Directory.GetCurrentDirectory(),
                EnvironmentFile = parsed.GetValue(file)?.FullName,
                OutputFolder = parsed.GetValue(output)?.FullName,
                ToolsPath = parsed.GetValue(tools)?.FullName,
                Host = parsed.GetValue(host),
                Port = parsed.GetValue(port),
                DatabaseName = parsed.GetValue(database),
                UserName = parsed.GetValue(user),
                ConnectTimeoutSeconds = parsed.GetValue(timeout),
                Retention = retention.IsGiven(parsed) ? retention.Of(parsed) : null,
            };
            var operation = new PostgreSqlBackupOperation(ThisProgram.Machine());
            if (parsed.GetValue(whatIf))
            {
                var plan = operation.Plan(request, cancellation);
                terminal.Result(plan, () => PostgresText.Write(terminal, plan));
                return Task.FromResult(0);
            }

            var result = LiveProgress.Watch(terminal, observer => operation.Run(request, observer, cancellation));
            terminal.Result(result, () => { });
            PostgresText.Write(terminal, result);
            return Task.FromResult((int)result.ExitCode);
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var output = OutputDirectory("The folder to list.");
        var json = Options.Json();
        var command = new Command("list", "List the dumps of a folder, newest first, with their state. Example:  alteryx-backup postgres list --output-directory ARCHIVE") { output, json };
        command.SetAction((parsed, _) =>
        {
            var named = parsed.GetValue(output);
            if (named is { Exists: false })
            {
                throw ErrorCatalogue.PostgreSqlBackupNotFound.Because($"The folder '{named.FullName}' does not exist, or can't be reached.");
            }

            var folder = Folder(named);
            var backups = new PostgreSqlCatalogue(ThisProgram.Machine().Files).List(folder);
            terminal.Result(backups, () => PostgresText.Write(terminal, folder, backups));
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command Verify(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The dump." };
        var tools = ToolsPath();
        var json = Options.Json();
        var command = new Command("verify", """
            Read a dump again: its size and SHA-256 must be those of its metadata, pg_restore must be able to list it, and it must hold every table that was counted. Needs no server.

            Exit code 0: valid; 3: not; 5: pg_restore isn't there.

            Example:  alteryx-backup postgres verify FILE --json
            """)
        { file, tools, json };
        command.SetAction((parsed, cancellation) =>
        {
            var result = LiveProgress.Watch(
                terminal,
                observer => new PostgreSqlVerifyOperation(ThisProgram.Machine()).Run(parsed.GetValue(file)!.FullName, parsed.GetValue(tools)?.FullName ?? "", observer, cancellation));
            terminal.Result(result, () => PostgresText.Write(terminal, result));
            return Task.FromResult((int)(result.Valid ? ExitCode.Success : ErrorCatalogue.PostgreSqlBackupInvalid.ExitCode));
        });
        return command;
    }

    private static Command Prune(Terminal terminal)
    {
        var output = OutputDirectory("The folder to prune.");
        var retention = new RetentionOptions(PostgreSqlRetentionPolicy.DefaultDays);
        var whatIf = new Option<bool>("--what-if") { Description = "Show what would be removed and why everything else stays; change nothing." };
        var json = Options.Json();
        var command = new Command("prune", """
            Remove old dumps, each database and environment by itself. The newest good dump always stays; what is damaged or from the future is never removed, but named.

            Examples:  alteryx-backup postgres prune --output-directory ARCHIVE --retention-days 30 --what-if
                       alteryx-backup postgres prune --output-directory ARCHIVE --retention-days 7 --keep-daily 14 --keep-weekly 8
            Exit code: 0 all that had to go is gone; 4 something could not be removed.
            """)
        { output, retention.Days, retention.Daily, retention.Weekly, whatIf, json };
        command.SetAction((parsed, cancellation) =>
        {
            var operation = new PostgreSqlPruneOperation(ThisProgram.Machine());
            var folder = Folder(parsed.GetValue(output));
            var plan = operation.Plan(folder, retention.Of(parsed));
            var result = parsed.GetValue(whatIf) ? plan : operation.Run(plan, approved: null, cancellation);
            terminal.Result(result, () => PostgresText.Write(terminal, result));
            return Task.FromResult((int)result.ExitCode);
        });
        return command;
    }

    private static Option<DirectoryInfo?> OutputDirectory(string what) => new("--output-directory", "--output-dir")
    {
        HelpName = "DIR",
        Description = $"{what} Without it: {PostgreSqlBackupRequest.DefaultOutputFolder} in the working folder.",
    };

    private static Option<DirectoryInfo?> ToolsPath() => new("--tools-path") { HelpName = "DIR", Description = "The folder that holds pg_dump, pg_restore and psql. Without it: PATH, then the usual places." };

    private static string Folder(DirectoryInfo? named) => named?.FullName ?? Path.GetFullPath(PostgreSqlBackupRequest.DefaultOutputFolder);

    private sealed class RetentionOptions(int? defaultDays)
    {
        public Option<int?> Days { get; } = new("--retention-days")
        {
            HelpName = "N",
            Description = "Keep dumps made within so many days; 0 for ever. " + (defaultDays is null ? "Without any of these three, a backup removes nothing." : $"Without it: {defaultDays}."),
        };

        public Option<int?> Daily { get; } = new("--keep-daily") { HelpName = "N", Description = "And the newest good one of each of the last so many days that have one." };

        public Option<int?> Weekly { get; } = new("--keep-weekly") { HelpName = "N", Description = "And the newest good one of each of the last so many weeks that have one." };

        public bool IsGiven(ParseResult parsed) => (parsed.GetValue(Days) ?? parsed.GetValue(Daily) ?? parsed.GetValue(Weekly)) is not null;

        public PostgreSqlRetentionPolicy Of(ParseResult parsed)
        {
            var (daily, weekly) = (parsed.GetValue(Daily), parsed.GetValue(Weekly));
            return new PostgreSqlRetentionPolicy(parsed.GetValue(Days) ?? (daily is null && weekly is null ? defaultDays ?? 0 : 0), daily ?? 0, weekly ?? 0);
        }
    }
}
