using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Configuration;
using AlteryxBackup.Destinations;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Operations.Runbook;

/// <summary>
/// Copies an archive with the files beside it, each copy read back, begun ones resumed. It only reads the archive, so it takes no lock, needs no server, and leaves the
/// archive's own summary as it is.
/// </summary>
public sealed class CopyOperation
{
    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public CopyOperation(Machine machine) => _machine = machine;

    /// <summary>What a run would do, in a sentence; changes nothing.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ConfigurationInvalid: no destination; UsageInvalid: one is no place of its own.</exception>
    public string Plan(CopyRequest request)
    {
        var archive = Archive(request);
        var files = Stored(archive).Volumes.Select(volume => volume.Path).Concat(SidecarPaths(archive)).Select(path => _machine.Files.Path.GetFileName(path));
        return $"Copy {string.Join(", ", files)} to {string.Join(", ", Destinations(archive, request, new RunbookStart(_machine).Load(request)))}, and read every copy back.";
    }

    /// <summary>Checks the archive against what stands beside it, then copies it to every destination.</summary>
    /// <exception cref="BackupException">ArchiveNotFound; ArchiveInvalid: the archive isn't what the files beside it say, nothing was copied; ConfigurationInvalid: no destination; UsageInvalid: one is no place of its own.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled: what isn't finished stands there as unfinished, if at all.</exception>
    public CopiedArchive Run(CopyRequest request, IOperationObserver host, CancellationToken cancellation)
    {
        var archive = Archive(request);
        var loaded = new RunbookStart(_machine).Load(request);
        var destinations = Destinations(archive, request, loaded);
        var steps = new StepSequence(_machine.Clock, host);
        var (source, known) = steps.Run(BackupStep.Validate, () => Source(archive, host, cancellation), found => $"SHA-256 {found.Source.Sha256}");
        var copies = steps.Run(
            BackupStep.Distribute,
            () => new DistributeStep(_machine, host).Copy(source, destinations, RetryPolicy.From(loaded.Configuration.BackupConfiguration), cancellation).ToList(),
            outcomes => $"{outcomes.Count(copy => copy.Succeeded)} of {outcomes.Count} copies verified",
            outcomes => outcomes.All(copy => copy.Succeeded));
        return new CopiedArchive(archive, loaded.SourcePath, source.SizeBytes, source.Sha256, known, copies);
    }

    private string Archive(CopyRequest request)
    {
        var archive = VolumeName.ArchiveOf(_machine.Files.Path.GetFullPath(request.Path));
        ArchivePresence.Require(_machine.Files, archive);
        return archive;
    }

    private List<string> Destinations(string archive, CopyRequest request, LoadedConfiguration loaded)
    {
        var folders = request.Destinations.Count > 0 ? request.Destinations : loaded.Configuration.BackupConfiguration.NetworkBackupPaths;
        if (folders.Count == 0)
        {
            throw ErrorCatalogue.ConfigurationInvalid.Because("No destination was given, and BackupConfiguration.NetworkBackupPaths names none.", action: "Name a destination.");
        }

        var whole = folders.Select(_machine.Files.Path.GetFullPath).ToList();

        // What stands there already would be told as a copy that was made and verified.
        var taken = new HashSet<string>(StringComparer.Ordinal) { PlaceFaults.Identity(_machine.Files.Path.GetDirectoryName(archive)) };
        return whole.Find(folder => !taken.Add(PlaceFaults.Identity(folder))) is { } repeated
            ? throw ErrorCatalogue.UsageInvalid.Because($"'{repeated}' is the archive's own folder, or is named twice: no further copy would come of it.", action: "Name each place once, and none that holds the archive already.")
            : whole;
    }

    private (ArchiveFiles Source, bool Known) Source(string archive, IOperationObserver host, CancellationToken cancellation)
    {
        var findings = new List<ArchiveFinding>();
        var expected = SidecarExpectation.Read(_machine.Files, archive, findings);
        var stored = Stored(archive);
        if (stored.IsSplit)
        {
            findings.AddRange(expected.Volumes.CheckSizes(stored));
        }

        var found = Hash(stored, host, cancellation);
        var sha256 = found.Sha256;
        if (stored.IsSplit)
        {
            findings.AddRange(expected.Volumes.CheckHashes(stored, found));
        }

        var promised = new[] { expected.SummarySha256, expected.ChecksumSha256 }.OfType<string>().ToList();
        findings.AddRange(promised.Where(hash => !string.Equals(hash, sha256, StringComparison.OrdinalIgnoreCase)).Distinct()
            .Select(hash => new ArchiveFinding(null, $"Its SHA-256 is {sha256} and should be {hash}.")));
        if (findings.Count > 0)
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{archive}': {string.Join(" ", findings.Select(finding => finding.Problem))}", "It was not copied.");
        }

        var isKnown = promised.Count > 0 || (stored.IsSplit && expected.Volumes.HaveHashes);
        if (!isKnown)
        {
            host.Warning($"Nothing beside '{archive}' says what its SHA-256 must be; it is copied as it stands. Verify it.");
        }

        return (new ArchiveFiles(archive, found.SizeBytes, sha256, SidecarPaths(archive)) { Volumes = Volumes(stored, found) }, isKnown);
    }

    private List<ArchiveVolume> Volumes(StoredArchive stored, ArchiveHash found) => !stored.IsSplit ? [] :
        [.. stored.Volumes.Select((volume, index) => new ArchiveVolume(_machine.Files.Path.GetFileName(volume.Path), found.Volumes[index].SizeBytes, found.Volumes[index].Sha256))];

    private StoredArchive Stored(string archive)
    {
        var stored = StoredArchive.Find(_machine.Files, archive) ?? throw ErrorCatalogue.ArchiveNotFound.Because($"'{archive}' does not exist.");
        return stored.Gap is { } missing ? throw ErrorCatalogue.ArchiveInvalid.Because($"'{missing}' is missing.", "It was not copied.") : stored;
    }

    private ArchiveHash Hash(StoredArchive stored, IOperationObserver host, CancellationToken cancellation)
    {
        try
        {
            var progress = new EntryProgress(host, nameof(BackupStep.Validate), stored.SizeBytes);
            return ArchiveHash.Of(
                [.. stored.Volumes.Select(volume => volume.Path)], path => StoredArchive.OpenVolume(_machine.Files, path, 1), read => progress.Advance("whole archive", read), cancellation);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw ErrorCatalogue.ArchiveInvalid.Because($"'{stored.Path}' can't be read: {failure.Message}", "It was not copied.", "Check the path and this account's right to read it.", failure);
        }
    }

    private List<string> SidecarPaths(string archive) =>
        new[] { Sidecars.ChecksumPath(archive), Sidecars.SummaryPath(archive) }.Where(_machine.Files.File.Exists).ToList();
}
