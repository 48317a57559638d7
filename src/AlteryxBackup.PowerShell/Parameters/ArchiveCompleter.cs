using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.PowerShell.Hosting;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.PowerShell.Parameters;

/// <summary>Completes archives of the configuration's LocalBackupPath, newest first; where none fits, PowerShell completes paths as ever.</summary>
public sealed class ArchiveCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var machine = ThisModule.Machine();
            var loaded = new ConfigurationLoader(machine.Files, machine.Host).Load(fakeBoundParameters["ConfigPath"] as string, new Dictionary<string, object>());
            return [.. new ArchiveCatalogue(machine.Files).List(loaded.Configuration.BackupConfiguration.LocalBackupPath, default)
                .Where(entry => Path.GetFileName(entry.ArchivePath).IndexOf(Path.GetFileName(wordToComplete.Trim('\'', '"')), StringComparison.OrdinalIgnoreCase) >= 0)
                .Select(Completion)];
        }
        catch (Exception failure) when (failure is BackupException || StorageFailure.Is(failure))
        {
            // Completion offers what it can; the command itself says what is wrong.
            return [];
        }
    }

    private static CompletionResult Completion(CatalogueEntry entry) => new(
        $"'{entry.ArchivePath.Replace("'", "''")}'", Path.GetFileName(entry.ArchivePath), CompletionResultType.ParameterValue,
        $"{entry.Mode}, {entry.CreatedAt.LocalDateTime:g}, {ByteSize.Text(entry.SizeBytes)}{(entry.Good ? "" : ", not good")}");
}
