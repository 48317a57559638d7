using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Services;

namespace AlteryxBackup.Service;

/// <summary>Control through commands: a failover cluster must be stopped through the cluster, not the service manager.</summary>
public sealed class CommandServiceControl : IServiceControl
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(2);

    private readonly IProcessRunner _processes;
    private readonly ServiceSection _configuration;

    /// <summary>Takes the commands of the configuration.</summary>
    /// <param name="processes">Runs them.</param>
    /// <param name="configuration">The commands.</param>
    /// <param name="name">The service in messages.</param>
    public CommandServiceControl(IProcessRunner processes, ServiceSection configuration, string name)
    {
        _processes = processes;
        _configuration = configuration;
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ServiceState Query(CancellationToken cancellation)
    {
        var outcome = Run(_configuration.StatusCommand, nameof(ServiceSection.StatusCommand), cancellation);
        if (outcome.TimedOut || outcome.ExitCode != 0)
        {
            // What a failed command printed is no state: "OpenService FAILED 1060" would read as a cluster's Failed, and a running service as stopped.
            throw ErrorCatalogue.ServiceNotAvailable.Because(
                $"The StatusCommand of '{Name}' failed: {Answer(outcome).Text}.",
                action: "The command must end with exit code 0 once it has printed the state, whichever that is.");
        }

        return StatusText.Parse(outcome.OutputText()) ?? throw ErrorCatalogue.ServiceNotAvailable.Because(
            $"The StatusCommand of '{Name}' printed no state that is known, or more than one: '{Said(outcome)}'.",
            action: "The command must print one of: Running, Stopped, StartPending, StopPending, Paused, or what 'sc query' prints, or Online, Offline, Pending.");
    }

    /// <inheritdoc/>
    public void RequireReversible(CancellationToken cancellation)
    {
        // A command tells what it can do by doing it.
    }

    /// <inheritdoc/>
    public ControlAnswer RequestStop(CancellationToken cancellation) =>
        Answer(Run(_configuration.StopCommand, nameof(ServiceSection.StopCommand), cancellation));

    /// <inheritdoc/>
    public ControlAnswer RequestStart(CancellationToken cancellation) =>
        Answer(Run(_configuration.StartCommand, nameof(ServiceSection.StartCommand), cancellation));

    private static ControlAnswer Answer(ProcessOutcome outcome) => outcome.TimedOut
        ? new ControlAnswer(LooksAccepted: false, $"no end within {AnswerLimit.TotalSeconds:0} s")
        : new ControlAnswer(outcome.ExitCode == 0, outcome.ExitCode == 0 ? Said(outcome) : Refusal(outcome));

    private static string Refusal(ProcessOutcome outcome) => Said(outcome) is { Length: > 0 } said ? $"exit code {outcome.ExitCode}: {said}" : $"exit code {outcome.ExitCode}";

    private static string Said(ProcessOutcome outcome) =>
        (outcome.OutputText() + " " + outcome.ErrorText()).Replace('\r', ' ').Replace('\n', ' ').Trim();

    private ProcessOutcome Run(IReadOnlyList<string> command, string setting, CancellationToken cancellation)
    {
        if (command.Count == 0)
        {
            throw ErrorCatalogue.ServiceNotAvailable.Because(
                $"ServiceConfiguration.Control is Command, but ServiceConfiguration.{setting} is empty.",
                action: $"Set ServiceConfiguration.{setting} to the program and its arguments, each an item of the list.");
        }

        try
        {
            return _processes.Run(
                new ProcessRequest { FileName = command[0], Arguments = command.Skip(1).ToList(), TimeLimit = AnswerLimit, LeavesDescendants = true },
                cancellation);
        }
        catch (Win32Exception failure)
        {
            throw ErrorCatalogue.ServiceNotAvailable.Because($"Service {Name} can't be asked: the {setting} '{command[0]}' can't be started: {failure.Message}.", cause: failure);
        }
    }
}
