using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using AlteryxBackup.Archives;

namespace AlteryxBackup.Verification;

/// <summary>What the files beside an archive say that it must be; null for what they don't say.</summary>
internal sealed record SidecarExpectation(long? SizeBytes, string? SummarySha256, string? ChecksumSha256, ExpectedVolumes Volumes)
{
    /// <summary>Reads them; one that is there and can't be understood is a finding.</summary>
    public static SidecarExpectation Read(IFileSystem files, string archivePath, List<ArchiveFinding> findings)
    {
        var summary = Attempt(() => Sidecars.ReadSummary(files, archivePath), Sidecars.SummaryPath(archivePath), findings);
        var checksum = Attempt(() => Sidecars.ReadChecksum(files, archivePath), Sidecars.ChecksumPath(archivePath), findings);
        var ofVolumes = Attempt(() => Sidecars.ReadVolumeChecksums(files, archivePath), Sidecars.ChecksumPath(archivePath), []);
        return new SidecarExpectation(
            summary?.ArchiveSizeBytes, summary is { Sha256.Length: > 0 } ? summary.Sha256 : null, checksum, new ExpectedVolumes(files.Path.GetFileName(archivePath), summary, ofVolumes));
    }

    private static T? Attempt<T>(Func<T?> read, string path, List<ArchiveFinding> findings)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            findings.Add(new ArchiveFinding(null, $"'{path}' beside it can't be read: {failure.Message}"));
            return null;
        }
    }
}
