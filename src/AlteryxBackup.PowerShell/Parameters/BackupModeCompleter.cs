using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.PowerShell.Parameters;

/// <summary>Completes a backup's mode.</summary>
public sealed class BackupModeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        BackupModes.All.Select(mode => mode.ToString())
            .Where(mode => mode.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(mode => new CompletionResult(mode));
}
