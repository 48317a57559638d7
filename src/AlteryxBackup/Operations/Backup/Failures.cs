using System;
using System.Collections.Generic;
using System.Linq;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Backup;

/// <summary>Whatever was thrown, as failures of the catalogue, the deciding one first.</summary>
internal static class Failures
{
    /// <summary>Flattens, translates and orders: the first decides, except that a service that isn't back always does (REQ-7.3).</summary>
    public static IReadOnlyList<BackupException> From(Exception thrown) =>
        Decided(InOrder(thrown).Select(Translate));

    /// <summary>Failures of several origins, the deciding one first.</summary>
    public static IReadOnlyList<BackupException> Decided(IEnumerable<BackupException> failures) =>
        failures.OrderBy(failure => failure.Error == ErrorCatalogue.ServiceNotRestarted || failure.Error == ErrorCatalogue.RestoreNotUndone ? 0 : 1).ToList();

    // AggregateException.Flatten puts nested failures last, and so a failed clean-up before the failure that led to it.
    private static IEnumerable<Exception> InOrder(Exception thrown) =>
        thrown is AggregateException several ? several.InnerExceptions.SelectMany(InOrder) : [thrown];

    private static BackupException Translate(Exception thrown) => thrown switch
    {
        BackupException known => known,
        OperationCanceledException => ErrorCatalogue.Cancelled.Because("The run was cancelled.", "What it had begun was put right: see the steps.", cause: thrown),
        _ when StorageFailure.Is(thrown) => StorageFailure.Explain(thrown, "a file of the run", "What the run had begun was put right: see the steps."),
        _ => ErrorCatalogue.Unexpected.Because($"{thrown.GetType().Name}: {thrown.Message}", "What the run had begun was put right: see the steps.", cause: thrown),
    };
}
