using System.Linq;
using System.Threading;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Lets only archives pass that can be relied on: whole by every checksum, and of a format that this version knows.</summary>
internal sealed class SoundArchive(Machine machine, string step)
{
    private const int FindingsInMessage = 5;

    /// <summary>Reads the whole archive and its sidecars.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, PathNotReadable; ArchiveInvalid with the first findings.</exception>
    /// <exception cref="System.OperationCanceledException">It was cancelled.</exception>
    public void Verify(string archivePath, string nothingTouched, IOperationObserver observer, CancellationToken cancellation)
    {
        var result = new ArchiveVerifier(machine.Files, machine.Clock).Verify(new VerificationRequest(archivePath) { Step = step }, observer, cancellation);
        if (result.Valid)
        {
            return;
        }

        foreach (var finding in result.Findings)
        {
            observer.Debug($"Archive: {finding.Entry}: {finding.Problem}");
        }

        var more = result.Findings.Count > FindingsInMessage ? $" And {result.Findings.Count - FindingsInMessage} more." : "";
        throw ErrorCatalogue.ArchiveInvalid.Because(
            $"'{archivePath}' failed verification: {string.Join(" ", result.Findings.Take(FindingsInMessage).Select(finding => finding.Entry is null ? finding.Problem : $"{finding.Entry}: {finding.Problem}"))}{more}",
            nothingTouched);
    }

    /// <summary>What a newer version has written may mean something that this one doesn't know.</summary>
    /// <exception cref="BackupException">ArchiveTooNew.</exception>
    public static void RequireKnownFormat(string archivePath, BackupManifest manifest)
    {
        if (manifest.BackupMetadata.FormatVersion > BackupMetadata.CurrentFormatVersion)
        {
            throw ErrorCatalogue.ArchiveTooNew.Because(
                $"'{archivePath}' has format {manifest.BackupMetadata.FormatVersion}, written by AlteryxBackup {manifest.BackupMetadata.BackupVersion}; this version knows formats up to {BackupMetadata.CurrentFormatVersion}.",
                "Nothing was touched.");
        }
    }
}
