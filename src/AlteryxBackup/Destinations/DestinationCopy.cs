using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Destinations;

/// <summary>
/// The copy of one archive to one destination, over all its tries.
/// All files are brought and proved under their partial names before the first is named. The archive is named first, its sidecars after it: an archive without sidecars is
/// a whole backup that every listing can read, sidecars without an archive would promise one that isn't there.
/// Sidecars that differ are replaced, since they describe the same archive and may have been completed since; the archive itself is never overwritten.
/// </summary>
internal sealed class DestinationCopy(
    ArchiveFiles archive, IDestination destination, IFileSystem files, Reachability reachability, ContentReader reader, IOperationObserver observer, CancellationToken cancellation)
{
    private const string MoreRoom = "Free space there, or name a larger place in BackupConfiguration.NetworkBackupPaths. The local archive is whole: copy it with Copy-AlteryxBackup, "
        + "or by hand with its .manifest.json and .sha256, and check the copy with 'alteryx-backup verify' (Test-AlteryxBackupIntegrity).";

    private readonly SourceFile _archive = SourceFile.OfArchive(archive, files);
    private readonly FileCopy _copy = new(files, destination, reader, observer);

    /// <summary>One try: returns when archive and sidecars stand there, proved.</summary>
    /// <exception cref="BackupException">DestinationUnreachable; DestinationNotFound; CopyFailed when another file has the name; ArchiveInvalid when the source itself is damaged.</exception>
    public void Try()
    {
        reachability.Require(destination, cancellation);
        var presence = _copy.PresenceOf(_archive);
        if (presence == Presence.Different)
        {
            throw ErrorCatalogue.CopyFailed.Because(
                $"'{destination.PathOf(_archive.Name)}' exists already and is another file than '{_archive.Path}'.",
                action: "Move that file away, or give each server's archives names of their own ({Host} in BackupConfiguration.ArchiveNamePattern); then copy again.");
        }

        var archiveIsMissing = presence == Presence.Absent;
        var sidecars = Sidecars().Where(sidecar => _copy.PresenceOf(sidecar) != Presence.Same).ToList();
        if (archiveIsMissing)
        {
            _copy.Bring(_archive);
        }

        sidecars.ForEach(_copy.Bring);

        // From here on it is a few renames: to stop between them would leave less than going on.
        cancellation.ThrowIfCancellationRequested();
        if (archiveIsMissing)
        {
            destination.Publish(_archive.Name);
            _copy.RequireNamed(_archive);
        }

        foreach (var sidecar in sidecars)
        {
            destination.Replace(sidecar.Name);
            _copy.RequireNamed(sidecar);
        }
    }

    /// <summary>The outcome after a try that returned.</summary>
    public CopyOutcome Succeeded(int attempts)
    {
        var path = destination.PathOf(_archive.Name);
        observer.Info($"Copied to '{path}' and read back{(_copy.ReadPastCache ? "" : "; the system does not let reading go past its cache there")}.");
        return new(destination.Name, true, path, _copy.BytesSent, attempts, _copy.Resumed, _copy.ReadPastCache, null);
    }

    /// <summary>The outcome after the last try failed, by what stands there now: a lost answer, or a failure reported after the work was done, may hide a whole copy.</summary>
    public CopyOutcome Settled(int attempts, Exception failure)
    {
        string state;
        try
        {
            reachability.Require(destination, cancellation);
            var presence = _copy.PresenceOf(_archive);
            if (presence == Presence.Same && Sidecars().All(sidecar => _copy.PresenceOf(sidecar) == Presence.Same))
            {
                return Succeeded(attempts);
            }

            state = StateBy(presence);
        }
        catch (Exception unknown)
        {
            // No answer is an answer too: it must not hide the failure itself.
            cancellation.ThrowIfCancellationRequested();
            state = failure is BackupException { Happened: var told } && unknown is BackupException { Happened: var again } && again == told
                ? "What stands there now could not be found out."
                : $"What stands there now could not be found out: {(unknown as BackupException)?.Happened ?? unknown.Message}";
        }

        return new(destination.Name, false, null, _copy.BytesSent, attempts, _copy.Resumed, false, Explain(attempts, failure, $"{state} '{_archive.Path}' was not touched."));
    }

    private List<SourceFile> Sidecars() => archive.SidecarPaths.Select(path => SourceFile.OfSidecar(path, files, reader)).ToList();

    private string StateBy(Presence presence) => presence switch
    {
        Presence.Same => "The archive itself is there, whole; the files beside it are missing or old.",
        Presence.Different => "Another file stands there under its name and was left as it is.",
        _ when destination.PartialLength(_archive.Name) > 0 =>
            "Nothing stands there under its final name; the unfinished part was left, and the next copy goes on from it if it is sound.",
        _ => "Nothing stands there under its final name.",
    };

    private BackupException Explain(int attempts, Exception failure, string state) => failure is BackupException known
        ? known.Error.Because(known.Happened, state, known.Action, known)
        : ErrorCatalogue.CopyFailed.Because($"'{_archive.Name}' could not be copied to '{destination.Name}' (tries: {attempts}): {failure.Message}", state, StorageFailure.IsDiskFull(failure) ? MoreRoom : null, failure);
}
