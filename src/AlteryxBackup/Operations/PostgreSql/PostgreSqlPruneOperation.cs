using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Retention;

namespace AlteryxBackup.Operations.PostgreSql;

/// <summary>Retention of a folder with dumps, at any time.</summary>
public sealed class PostgreSqlPruneOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public PostgreSqlPruneOperation(Machine machine) => _machine = machine;

    /// <summary>What a run would remove; changes nothing.</summary>
    /// <exception cref="BackupException">PostgreSqlBackupNotFound: there is no such folder; PathNotReadable.</exception>
    public PostgreSqlPruneResult Plan(string folder, PostgreSqlRetentionPolicy policy) => new() { WhatIf = true, Folder = folder, Decisions = Decide(folder, policy) };

    /// <summary>What the removal of one dump that somebody names would do.</summary>
    /// <param name="path">The dump's full path; it is there.</param>
    public PostgreSqlPruneResult PlanNamed(string path)
    {
        var backup = new PostgreSqlCatalogue(_machine.Files).Read(path);
        var decision = new PostgreSqlRetentionDecision(path, backup.DatabaseName, backup.Environment, backup.CreatedAt, backup.SizeBytes, RetentionRule.Named, "It was named.") { Backup = backup };
        return new PostgreSqlPruneResult { WhatIf = true, Folder = _machine.Files.Path.GetDirectoryName(path), Decisions = [decision] };
    }

    /// <summary>Removes what a plan says, unless it has changed since.</summary>
    /// <param name="plan">What was planned.</param>
    /// <param name="approved">The only dumps that may be removed; null: all that the plan gives up.</param>
    /// <param name="cancellation">Ends it between two dumps.</param>
    public PostgreSqlPruneResult Run(PostgreSqlPruneResult plan, IReadOnlyCollection<string>? approved, CancellationToken cancellation)
    {
        var decisions = plan.Decisions.Select(decision =>
            decision.Keep || approved is null || approved.Contains(decision.BackupFile) ? decision : decision with { Outcome = RemovalOutcome.Kept });
        var done = new PostgreSqlRetentionRunner(_machine.Files).Run([.. decisions], cancellation);
        List<OperationError> errors =
        [
            .. done.Where(decision => decision.Outcome == RemovalOutcome.Failed)
                .Select(decision => OperationError.From(ErrorCatalogue.PathNotWritable.Because($"{decision.BackupFile}: {decision.Problem}", "What could be removed was removed."))),
        ];
        if (cancellation.IsCancellationRequested && done.Any(decision => decision.Outcome == RemovalOutcome.Planned))
        {
            errors.Add(OperationError.From(ErrorCatalogue.Cancelled.Because("Pruning was cancelled.", "What was removed until then is removed whole.")));
        }

        return new PostgreSqlPruneResult
        {
            Folder = plan.Folder,
            ExitCode = errors.Count == 0 ? ExitCode.Success : ErrorCatalogue.All.Single(error => error.Id == errors[0].Id).ExitCode,
            Decisions = done,
            Errors = errors,
        };
    }

    private IReadOnlyList<PostgreSqlRetentionDecision> Decide(string folder, PostgreSqlRetentionPolicy policy) => _machine.Files.Directory.Exists(folder)
        ? PostgreSqlRetentionPlanner.Plan(new PostgreSqlCatalogue(_machine.Files).List(folder), policy, _machine.Clock.UtcNow)
        : throw ErrorCatalogue.PostgreSqlBackupNotFound.Because($"The folder '{folder}' does not exist, or can't be reached.", "Nothing was removed.");
}
