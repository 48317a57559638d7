using System;
using System.Linq;
using System.Management.Automation;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform.Errors;
using PowerShellCategory = System.Management.Automation.ErrorCategory;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>Error records from the catalogue: stable id, category, and what to do next.</summary>
internal static class ErrorRecords
{
    /// <summary>From a failure of the engine.</summary>
    public static ErrorRecord Of(BackupException failure, object? target = null) => new(failure, failure.Error.Id, Category(failure.Error), target)
    {
        ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = CmdletWording.Of(failure.Action) },
    };

    /// <summary>From a result's error, with the result itself as what the error is about.</summary>
    public static ErrorRecord Of(OperationError error, object result)
    {
        var definition = ErrorCatalogue.All.Single(known => known.Id == error.Id);
        return new ErrorRecord(new InvalidOperationException(error.Message), error.Id, Category(definition), result)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = CmdletWording.Of(error.Action) },
        };
    }

    // The engine names its categories as PowerShell does.
    private static PowerShellCategory Category(ErrorDefinition error) =>
        Enum.TryParse(error.Category.ToString(), out PowerShellCategory category) ? category : PowerShellCategory.NotSpecified;
}
