using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.Server;

namespace AlteryxBackup.PowerShell.Parameters;

/// <summary>Completes the nodes of the configuration's server, with what each does.</summary>
public sealed class NodeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var machine = ThisModule.Machine();
            var configuration = new ConfigurationLoader(machine.Files, machine.Host).Load(fakeBoundParameters["ConfigPath"] as string, new Dictionary<string, object>()).Configuration;
            return [.. new ServerDiscovery(machine.Files, machine.Registry, machine.Processes, machine.Host).DiscoverSettings(configuration).Nodes
                .Where(node => node.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
                .Select(node => new CompletionResult(node.Name, node.Name, CompletionResultType.ParameterValue, $"{node.Name}: {string.Join(", ", node.Roles)}"))];
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            // Completion offers what it can; the command itself says what is wrong.
            return [];
        }
    }
}
