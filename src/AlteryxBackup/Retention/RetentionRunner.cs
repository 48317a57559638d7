using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Catalogue;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Retention;

/// <summary>
/// Removes what a plan says, each archive before the files beside it: an archive that can't be removed, because somebody is restoring from it,
/// keeps what proves it, and an interruption leaves at most two small files that no listing takes for an archive, or volumes that one calls damaged.
/// </summary>
public sealed class RetentionRunner(IFileSystem files)
{
    private readonly ArchiveCatalogue _catalogue = new(files);

    /// <summary>Carries a plan out; what fails is told in its decision and doesn't stop the rest.</summary>
    /// <param name="plan">The plan of one place.</param>
    /// <param name="cancellation">Ends it between two archives: decisions not yet carried out stay <see cref="RemovalOutcome.Planned"/>.</param>
    /// <returns>The plan, with what became of each decision.</returns>
    public RetentionPlan Run(RetentionPlan plan, CancellationToken cancellation) =>
        new([.. plan.Decisions.Select(decision => decision.Outcome != RemovalOutcome.Planned || cancellation.IsCancellationRequested ? decision : Remove(decision))])
        {
            Unfinished = [.. plan.Unfinished.Select(file => file.Keep || file.Outcome != RemovalOutcome.Planned || cancellation.IsCancellationRequested ? file : UnfinishedFiles.Remove(files, file))],
        };

    private RetentionDecision Remove(RetentionDecision decision)
    {
        IReadOnlyList<string> itself;
        try
        {
            var now = _catalogue.Read(decision.ArchivePath);
            if (now is null)
            {
                return decision with { Outcome = RemovalOutcome.Gone };
            }

            // Size, time of writing, the SHA-256 beside it and all that was decided upon.
            if (now != decision.Entry)
            {
                return decision with { Outcome = RemovalOutcome.Changed, Problem = "It has changed since this was decided, so it stays." };
            }

            itself = [.. StoredArchive.Find(files, decision.ArchivePath)?.Volumes.Select(volume => volume.Path) ?? [decision.ArchivePath]];

            // Without the first volume nobody takes the others for an archive.
            files.File.Delete(itself[0]);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return decision with { Outcome = RemovalOutcome.Failed, Problem = "It can't be removed: " + failure.Message };
        }

        var left = itself.Skip(1).Concat([Sidecars.SummaryPath(decision.ArchivePath), Sidecars.ChecksumPath(decision.ArchivePath)]).Select(RemoveBeside).OfType<string>().ToList();
        return decision with { Outcome = RemovalOutcome.Removed, Problem = left.Count == 0 ? null : string.Join(" ", left) };
    }

    private string? RemoveBeside(string path)
    {
        try
        {
            files.File.Delete(path);
            return null;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return $"The archive is gone, but {path} can't be removed: {failure.Message}";
        }
    }
}
