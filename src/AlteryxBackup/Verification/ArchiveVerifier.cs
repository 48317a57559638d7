using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Verification;

/// <summary>Verifies archives. A bad archive is a finding, never an exception.</summary>
public sealed class ArchiveVerifier(IFileSystem files, IClock clock)
{
    /// <summary>Verifies one archive.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, PathNotReadable.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public VerificationResult Verify(VerificationRequest request, IOperationObserver observer, CancellationToken cancellation)
    {
        ArchivePresence.Require(files, request.ArchivePath);
        var start = clock.Elapsed;
        var findings = new List<ArchiveFinding>();
        try
        {
            CheckWhole(request, findings, observer, cancellation);
            CheckEntries(request, findings, observer, cancellation);
        }
        catch (BackupException failure)
        {
            findings.Add(new ArchiveFinding(null, failure.Happened));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(new ArchiveFinding(null, "It can't be read: " + failure.Message));
        }

        return new VerificationResult(findings.Count == 0, request.Level, request.ArchivePath, findings, Math.Round((clock.Elapsed - start).TotalSeconds, 3));
    }

    private void CheckWhole(VerificationRequest request, List<ArchiveFinding> findings, IOperationObserver observer, CancellationToken cancellation)
    {
        var expected = SidecarExpectation.Read(files, request.ArchivePath, findings);
        var hashes = new[] { request.ExpectedSha256, expected.SummarySha256, expected.ChecksumSha256 }.Where(hash => hash is not null).Distinct().ToList();
        using var stream = files.FileStream.Create(request.ArchivePath, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        if (expected.SizeBytes is { } size && size != stream.Length)
        {
            findings.Add(new ArchiveFinding(null, $"It has {stream.Length} bytes; the file beside it says {size}."));
        }

        if (hashes.Count > 1)
        {
            findings.Add(new ArchiveFinding(null, "What stands beside it contradicts itself: " + string.Join(", ", hashes) + "."));
        }

        if (request.Level == VerificationLevel.Quick || hashes.Count == 0)
        {
            return;
        }

        var progress = new EntryProgress(observer, request.Step, stream.Length);
        var found = FileHash.Of(stream, read => progress.Advance("whole archive", read), cancellation);
        findings.AddRange(hashes.Where(hash => hash != found.Sha256).Select(hash => new ArchiveFinding(null, $"Its SHA-256 is {found.Sha256} and should be {hash}.")));
    }

    private void CheckEntries(VerificationRequest request, List<ArchiveFinding> findings, IOperationObserver observer, CancellationToken cancellation)
    {
        using var archive = ArchiveReader.Open(files, request.ArchivePath);
        findings.AddRange(archive.Refused);
        var manifest = archive.ReadManifest();
        findings.AddRange(ManifestPromises.Check(manifest, archive.Entries));
        if (request.Level == VerificationLevel.Quick)
        {
            return;
        }

        var checksums = archive.ReadChecksums();
        var recorded = manifest.ArchiveInformation.Entries.ToLookup(entry => entry.Path, entry => entry.Sha256, StringComparer.Ordinal);
        findings.AddRange(checksums.Keys.Where(path => !archive.Contains(path)).Select(path => new ArchiveFinding(path, "SHA256SUMS has it, the archive doesn't.")));

        var progress = new EntryProgress(observer, request.Step, archive.Entries.Sum(entry => entry.SizeBytes));
        foreach (var entry in archive.Entries)
        {
            var expected = recorded[entry.Path].Select(hash => (Source: "the manifest", Hash: hash)).ToList();
            if (checksums.TryGetValue(entry.Path, out var sum))
            {
                expected.Add(("SHA256SUMS", sum));
            }
            else if (entry.Path != ArchiveLayout.Checksums)
            {
                findings.Add(new ArchiveFinding(entry.Path, "SHA256SUMS doesn't have it."));
            }

            findings.AddRange(CheckContent(archive, entry, expected, progress, cancellation));
        }
    }

    private static List<ArchiveFinding> CheckContent(
        ArchiveReader archive,
        ArchiveEntryInfo entry,
        IReadOnlyList<(string Source, string Hash)> expected,
        EntryProgress progress,
        CancellationToken cancellation)
    {
        try
        {
            using var content = archive.Open(entry.Path);
            var found = FileHash.Of(content, read => progress.Advance(entry.Path, read), cancellation);
            return expected
                .Where(known => known.Hash != found.Sha256)
                .Select(known => new ArchiveFinding(entry.Path, $"Its SHA-256 is {found.Sha256}; {known.Source} says {known.Hash}."))
                .ToList();
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return [new ArchiveFinding(entry.Path, "Its content is damaged: " + failure.Message)];
        }
    }
}
