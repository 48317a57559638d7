using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Destinations;

/// <summary>
/// The copy of one archive to one destination, over all its tries.
/// All files are brought and proved under their partial names before the first is named. The archive is named first, its sidecars after it: an archive without sidecars is
/// a whole backup that every listing can read, sidecars without an archive would promise one that isn't there.
/// Of an archive in volumes the last is named first and the first last: where that one stands, the others do.
/// Sidecars that differ are replaced, since they describe the same archive and may have been completed since; the archive itself is never overwritten.
/// </summary>
internal sealed class DestinationCopy(
    ArchiveFiles archive, IDestination destination, IFileSystem files, Reachability reachability, ContentReader reader, IOperationObserver observer, CancellationToken cancellation)
{
    private const string MoreRoom = "Free space there, or name a larger place in BackupConfiguration.NetworkBackupPaths. The local archive is whole: copy it with Copy-AlteryxBackup, "
        + "or by hand with its .manifest.json and .sha256, and check the copy with 'alteryx-backup verify' (Test-AlteryxBackupIntegrity).";

    private readonly IReadOnlyList<SourceFile> _parts = SourceFile.OfArchive(archive, files);
    private readonly string _name = files.Path.GetFileName(archive.ArchivePath);
    private readonly FileCopy _copy = new(files, destination, reader, observer);

    /// <summary>One try: returns when archive and sidecars stand there, proved.</summary>
    /// <exception cref="BackupException">DestinationUnreachable; DestinationNotFound; CopyFailed when another file has the name; ArchiveInvalid when the source itself is damaged.</exception>
    public void Try()
    {
        reachability.Require(destination, cancellation);
        var missing = new List<SourceFile>();
        foreach (var part in _parts)
        {
            var presence = _copy.PresenceOf(part);
            if (presence == Presence.Different)
            {
                throw Taken(part.Name, part.Path);
            }

            if (presence == Presence.Absent)
            {
                missing.Add(part);
            }
        }

        if (StrangeName() is { } strange)
        {
            throw Taken(strange, archive.ArchivePath);
        }

        var sidecars = Sidecars().Where(sidecar => _copy.PresenceOf(sidecar) != Presence.Same).ToList();
        missing.ForEach(_copy.Bring);
        sidecars.ForEach(_copy.Bring);

        // From here on it is a few renames: to stop between them would leave less than going on.
        cancellation.ThrowIfCancellationRequested();
        foreach (var part in Enumerable.Reverse(missing))
        {
            destination.Publish(part.Name);
            _copy.RequireNamed(part);
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
        var path = destination.PathOf(_name);
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
            var presence = Present();
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

        return new(destination.Name, false, null, _copy.BytesSent, attempts, _copy.Resumed, false, Explain(attempts, failure, $"{state} '{archive.ArchivePath}' was not touched."));
    }

    private List<SourceFile> Sidecars() => archive.SidecarPaths.Select(path => SourceFile.OfSidecar(path, files, reader)).ToList();

    private Presence Present()
    {
        var found = _parts.Select(_copy.PresenceOf).ToList();
        return found.Contains(Presence.Different) || StrangeName() is not null ? Presence.Different
            : found.Contains(Presence.Absent) ? Presence.Absent
            : Presence.Same;
    }

    // An archive of the same name in the other form, or a volume more than this one has: readers would take the wrong files together.
    private string? StrangeName()
    {
        var strange = archive.Volumes.Count == 0 ? [VolumeName.Of(_name, 1)] : new[] { _name, VolumeName.Of(_name, archive.Volumes.Count + 1) };
        return strange.FirstOrDefault(name => destination.Length(name) is not null);
    }

    private BackupException Taken(string name, string source) => ErrorCatalogue.CopyFailed.Because(
        $"'{destination.PathOf(name)}' exists already and is another file than '{source}'.",
        action: "Move that file away, or give each server's archives names of their own ({Host} in BackupConfiguration.ArchiveNamePattern); then copy again.");

    private string StateBy(Presence presence) => presence switch
    {
        Presence.Same => "The archive itself is there, whole; the files beside it are missing or old.",
        Presence.Different => "Another file stands there under its name and was left as it is.",
        _ when _parts.Any(part => destination.PartialLength(part.Name) > 0 || (_parts.Count > 1 && destination.Length(part.Name) is not null)) =>
            "Nothing stands there under its final name; the unfinished part was left, and the next copy goes on from it if it is sound.",
        _ => "Nothing stands there under its final name.",
    };

    private BackupException Explain(int attempts, Exception failure, string state) => failure is BackupException known
        ? known.Error.Because(known.Happened, state, known.Action, known)
        : ErrorCatalogue.CopyFailed.Because($"'{_name}' could not be copied to '{destination.Name}' (tries: {attempts}): {failure.Message}", state, StorageFailure.IsDiskFull(failure) ? MoreRoom : null, failure);
}
