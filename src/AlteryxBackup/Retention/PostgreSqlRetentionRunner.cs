using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Retention;

/// <summary>Removes dumps of PostgreSQL databases, each before its metadata, and only if nothing of it has changed since that was decided.</summary>
public sealed class PostgreSqlRetentionRunner(IFileSystem files)
{
    private readonly PostgreSqlCatalogue _catalogue = new(files);

    /// <summary>Carries decisions out; what fails is told and doesn't stop the rest.</summary>
    /// <param name="decisions">What was decided.</param>
    /// <param name="cancellation">Ends it between two dumps: decisions not yet carried out stay <see cref="RemovalOutcome.Planned"/>.</param>
    public IReadOnlyList<PostgreSqlRetentionDecision> Run(IReadOnlyList<PostgreSqlRetentionDecision> decisions, CancellationToken cancellation) =>
        [.. decisions.Select(decision => decision.Outcome != RemovalOutcome.Planned || cancellation.IsCancellationRequested ? decision : Remove(decision))];

    private PostgreSqlRetentionDecision Remove(PostgreSqlRetentionDecision decision)
    {
        try
        {
            if (!files.File.Exists(decision.BackupFile))
            {
                return decision with { Outcome = RemovalOutcome.Gone };
            }

            var now = _catalogue.Read(decision.BackupFile);
            if (now.SizeBytes != decision.SizeBytes || now.CreatedAt != decision.CreatedAt || now.Checksum != decision.Backup.Checksum)
            {
                return decision with { Outcome = RemovalOutcome.Changed, Problem = "It has changed since this was decided, so it stays." };
            }

            files.File.Delete(decision.BackupFile);
            if (now.MetadataFile is { } metadata)
            {
                files.File.Delete(metadata);
            }

            return decision with { Outcome = RemovalOutcome.Removed };
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            var what = files.File.Exists(decision.BackupFile) ? "It" : "It is gone, but its metadata";
            return decision with { Outcome = RemovalOutcome.Failed, Problem = $"{what} can't be removed: {failure.Message}" };
        }
    }
}
