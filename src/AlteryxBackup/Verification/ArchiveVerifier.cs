using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Verification;

/// <summary>Verifies archives. A bad archive is a finding, never an exception.</summary>
public sealed class ArchiveVerifier(IFileSystem files, IClock clock)
{
    /// <summary>Verifies one archive, or, named by its own path, one volume alone.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, PathNotReadable; UsageInvalid: a part of the content was asked for at level Quick, which reads none.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public VerificationResult Verify(VerificationRequest request, IOperationObserver observer, CancellationToken cancellation)
    {
        if (request is { Subset: not null, Level: VerificationLevel.Quick })
        {
            throw ErrorCatalogue.UsageInvalid.Because("Level Quick reads no content, so there is no part of it to read.", action: "Leave the part out, or take level Standard or Deep.");
        }

        ArchivePresence.Require(files, request.ArchivePath);
        if (VolumeName.Parse(request.ArchivePath) is { } volume)
        {
            return new VolumeVerification(files, clock).Verify(request, volume.ArchivePath, volume.Number, observer, cancellation);
        }

        var start = clock.Elapsed;
        var whole = new WholeArchive(files, request);
        var entries = new List<ArchiveFinding>();
        var (count, read) = (0, 0);
        try
        {
            using var archive = Open(request, whole);
            count = archive.Entries.Count;
            entries.AddRange(archive.Refused);
            read = Check(request, archive, whole, entries, observer, cancellation);
        }
        catch (BackupException failure)
        {
            entries.Add(new ArchiveFinding(null, failure.Happened));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            entries.Add(new ArchiveFinding(null, "It can't be read: " + failure.Message));
        }

        IReadOnlyList<ArchiveFinding> findings = [.. whole.Findings, .. entries];
        return new VerificationResult(findings.Count == 0, request.Level, request.ArchivePath, findings, Math.Round((clock.Elapsed - start).TotalSeconds, 3))
        {
            Subset = request.Subset?.ToString(),
            EntryCount = count,
            EntriesRead = read,
        };
    }

    private ArchiveReader Open(VerificationRequest request, WholeArchive whole)
    {
        whole.CheckSize(StoredArchive.Find(files, request.ArchivePath) ?? throw ErrorCatalogue.ArchiveNotFound.Because($"'{request.ArchivePath}' does not exist."));
        return ArchiveReader.Open(files, request.ArchivePath);
    }

    private static int Check(
        VerificationRequest request,
        ArchiveReader archive,
        WholeArchive whole,
        List<ArchiveFinding> findings,
        IOperationObserver observer,
        CancellationToken cancellation)
    {
        // Whoever reads a file's content looks at what stands around it too; the rest is looked at here.
        var frames = request is { Level: VerificationLevel.Quick } or { Subset: not null } ? archive.CheckFrames(cancellation) : archive.CheckFolders(cancellation);
        if (request.Level == VerificationLevel.Quick)
        {
            findings.AddRange(EntryPromises.ReadManifest(archive).Findings.Concat(frames));
            return 0;
        }

        var unsound = new HashSet<string?>(frames.Select(frame => frame.Entry), StringComparer.Ordinal);
        var chosen = archive.Entries.Where(entry => request.Subset?.Has(entry.Path) != false && !unsound.Contains(entry.Path)).ToList();
        var index = IndexOf(archive);
        var (promises, outcomes) = Read(request, archive, chosen, index, whole, observer, cancellation);
        findings.AddRange(promises.Findings.Concat(frames).Concat(index.Findings).Concat(chosen.SelectMany(entry => promises.Check(entry.Path, outcomes[entry.Path]))));
        if (request.Level == VerificationLevel.Deep)
        {
            var progress = new EntryProgress(observer, request.Step, chosen.Sum(entry => entry.SizeBytes));
            findings.AddRange(new DeepCheck(archive, promises.Manifest, request.Threads).Check(chosen, progress, cancellation));
        }

        return chosen.Count;
    }

    private static (EntryPromises Promises, IReadOnlyDictionary<string, ContentOutcome> Outcomes) Read(
        VerificationRequest request,
        ArchiveReader archive,
        List<ArchiveEntryInfo> chosen,
        BlockIndex index,
        WholeArchive whole,
        IOperationObserver observer,
        CancellationToken cancellation)
    {
        using var hashing = whole.HasHash && request.Subset is null ? whole.BeginHash() : null;
        var progress = new EntryProgress(observer, request.Step, chosen.Sum(entry => entry.SizeBytes) + (hashing is null ? 0 : archive.SizeBytes));
        using var reading = new ContentReading(archive, index, chosen.Select(entry => entry.Path), progress, hashing is null ? null : Advance, request.Threads);

        // The manifest of many entries takes its time too, and isn't needed before the content has been read.
        EntryPromises? promises = null;
        Action<CancellationToken> first = together =>
        {
            promises = EntryPromises.Read(archive);
            reading.Work(together);
        };
        Crew.Run([first, .. Enumerable.Repeat<Action<CancellationToken>>(reading.Work, request.Threads - 1)], cancellation);
        if (hashing is not null)
        {
            whole.CheckHash(hashing.Finish());
        }

        return (promises!, reading.Outcomes);

        int Advance()
        {
            var read = hashing.Advance();
            progress.Advance("whole archive", read);
            return read;
        }
    }

    // What is wrong with its content is found where every entry's is.
    private static BlockIndex IndexOf(ArchiveReader archive)
    {
        try
        {
            return archive.ReadBlockIndex();
        }
        catch (InvalidDataException)
        {
            return BlockIndex.None;
        }
    }
}
