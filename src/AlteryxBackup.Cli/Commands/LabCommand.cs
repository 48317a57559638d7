using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Lab;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Simulated servers: to rehearse on, to try a configuration on, to test with.</summary>
internal static class LabCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("lab", """
            Make and run simulated Alteryx Servers: a folder with settings, keys, a service that is a real process, and databases of real BSON.

            Example:  alteryx-backup lab create mylab --size-mb 200
                      alteryx-backup lab start mylab
                      alteryx-backup backup --config mylab/backup-config.json
            Faults:   edit mylab/lab.json (DumpFault, ServiceFault, StopSeconds, ...) and back it up again.
            """);
        command.Add(CreateLab(terminal));
        command.Add(Start(terminal));
        command.Add(Stop(terminal));
        command.Add(Status(terminal));
        return command;
    }

    private static Command CreateLab(Terminal terminal)
    {
        var directory = Directory();
        var size = new Option<int>("--size-mb") { HelpName = "N", DefaultValueFactory = _ => 20, Description = "Database content, megabytes; 0 for a handful of documents. Large when you measure, small when you test." };
        var incompressible = new Option<int>("--incompressible") { HelpName = "PERCENT", DefaultValueFactory = _ => 40, Description = "Share of it that no archive can make smaller (workflow packages are zip files already)." };
        var nodes = new Option<int>("--nodes") { HelpName = "N", DefaultValueFactory = _ => 1, Description = "Nodes; each beyond the first is a worker, and stands in backup-config.json." };
        var seed = new Option<int>("--seed") { HelpName = "N", DefaultValueFactory = _ => 1, Description = "The same seed makes the same server." };
        var json = Options.Json();
        var command = new Command("create", "Make a simulated server and a ready backup-config.json in an empty folder. Example:  alteryx-backup lab create mylab --size-mb 200") { directory, size, incompressible, nodes, seed, json };
        command.SetAction(parsed => Guarded(() =>
        {
            var options = new LabOptions(parsed.GetValue(size), parsed.GetValue(incompressible), parsed.GetValue(nodes), parsed.GetValue(seed));
            var lab = LabServer.Create(parsed.GetValue(directory)!.FullName, options);
            terminal.Result(new { lab.Directory, lab.ConfigurationPath }, () =>
            {
                terminal.Say($"A simulated server stands in {lab.Directory}.");
                terminal.Say($"  alteryx-backup lab start {lab.Directory}");
                terminal.Say($"  alteryx-backup backup --config {lab.ConfigurationPath}");
            });
            return 0;
        }));
        return command;
    }

    private static Command Start(Terminal terminal) => OnLab(terminal, "start", "Start the simulated server's service; returns when it runs.", lab => lab.Start());

    private static Command Stop(Terminal terminal) => OnLab(terminal, "stop", "Stop the simulated server's service; returns when it is stopped.", lab => lab.Stop());

    private static Command Status(Terminal terminal) => OnLab(terminal, "status", "Show the service's state, its process and the workflows it runs.", _ => { });

    private static Command OnLab(Terminal terminal, string name, string description, Action<LabServer> action)
    {
        var directory = Directory();
        var json = Options.Json();
        var command = new Command(name, $"{description} Example:  alteryx-backup lab {name} mylab") { directory, json };
        command.SetAction(parsed => Guarded(() =>
        {
            var lab = LabServer.Open(parsed.GetValue(directory)!.FullName);
            action(lab);
            var status = lab.Status();
            terminal.Result(status, () => terminal.Say(Describe(status)));
            return 0;
        }));
        return command;
    }

    private static Argument<DirectoryInfo> Directory() => new("DIR") { Description = "The simulated server's folder." };

    private static string Describe(LabStatus status)
    {
        var process = status.ProcessId is { } id ? string.Create(CultureInfo.InvariantCulture, $", process {id}") : "";
        var workflows = status.Workflows.Count == 0 ? "no workflow is running" : "running: " + string.Join(", ", status.Workflows.Select(workflow => $"{workflow.Name} ({workflow.Id})"));
        return $"{status.ServiceState}{process}; {workflows}; start type {status.StartType}.";
    }

    private static int Guarded(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (LabException failure)
        {
            throw ErrorCatalogue.LabFailed.Because(failure.Message, "The folder is as it was, or holds an unfinished simulated server.");
        }
    }
}
