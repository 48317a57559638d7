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

/// <summary>Verifies one volume alone, by what stands beside its archive: the others needn't be there.</summary>
internal sealed class VolumeVerification(IFileSystem files, IClock clock)
{
    /// <exception cref="BackupException">UsageInvalid: a part of the entries was asked for, of which a volume has none.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public VerificationResult Verify(VerificationRequest request, string archivePath, int number, IOperationObserver observer, CancellationToken cancellation)
    {
        if (request.Subset is not null)
        {
            throw ErrorCatalogue.UsageInvalid.Because(
                $"'{request.ArchivePath}' is one volume of an archive and has no entries of its own.", action: $"Leave the part out, or name the archive, '{archivePath}'.");
        }

        var start = clock.Elapsed;
        var findings = new List<ArchiveFinding>();
        try
        {
            var expected = SidecarExpectation.Read(files, archivePath, findings).Volumes;
            findings.AddRange(Problems(request, expected, number, observer, cancellation).Select(problem => new ArchiveFinding(null, problem)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            findings.Add(new ArchiveFinding(null, "It can't be read: " + failure.Message));
        }

        return new VerificationResult(findings.Count == 0, request.Level, request.ArchivePath, findings, Math.Round((clock.Elapsed - start).TotalSeconds, 3))
        {
            Volume = files.Path.GetFileName(request.ArchivePath),
        };
    }

    private IEnumerable<string> Problems(VerificationRequest request, ExpectedVolumes expected, int number, IOperationObserver observer, CancellationToken cancellation)
    {
        var size = files.FileInfo.FromFileName(request.ArchivePath).Length;
        if (expected.SizeOf(number) is null && expected.HashesOf(number).Count == 0)
        {
            return [$"Nothing beside it says what '{files.Path.GetFileName(request.ArchivePath)}' must be, so it can't be verified alone."];
        }

        if (expected.SizeProblem(number, size) is { } wrongSize)
        {
            return [wrongSize];
        }

        return request.Level == VerificationLevel.Quick ? [] : expected.HashProblems(number, Hash(request, size, observer, cancellation));
    }

    private string Hash(VerificationRequest request, long size, IOperationObserver observer, CancellationToken cancellation)
    {
        var progress = new EntryProgress(observer, request.Step, size);
        using var stream = StoredArchive.OpenVolume(files, request.ArchivePath, 1);
        return FileHash.Of(stream, read => progress.Advance("volume", read), cancellation).Sha256;
    }
}
