using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.PowerShell.Parameters;

/// <summary>Completes a setting's name: what is typed may stand anywhere in it.</summary>
public sealed class SettingCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ConfigurationKeys.All
            .Where(key => key.Path.IndexOf(wordToComplete.Trim('*'), StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(key => new CompletionResult(key.Path, key.Path, CompletionResultType.ParameterValue, key.Description));
}
