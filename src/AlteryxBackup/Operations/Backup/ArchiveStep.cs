using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The step Archive: written, flushed, read back, verified, of a believable size, and only then named.</summary>
internal sealed class ArchiveStep
{
    private const string NothingPublished = "The unfinished archive is removed; older archives are untouched.";

    private readonly Machine _machine;
    private readonly IOperationObserver _observer;

    public ArchiveStep(Machine machine, IOperationObserver observer)
    {
        _machine = machine;
        _observer = observer;
    }

    /// <exception cref="BackupException">ArchiveInvalid, ArchiveTooSmall, ArchiveExists, DiskFull, PathNotWritable.</exception>
    public PublishedArchive Run(BackupContent content, CancellationToken cancellation)
    {
        var validation = content.Configuration.ValidationConfiguration;
        foreach (var dump in content.Proved)
        {
            dump.RequireUnchanged(_machine.Files);
        }

        CreateFolder(_machine.Files.Path.GetDirectoryName(content.ArchivePath));

        using var written = new ArchiveWriter(_machine.Files, _machine.DurableFiles).Write(Request(content), _observer, cancellation);
        if (validation.VerifyArchiveIntegrity)
        {
            Verify(written, cancellation);
        }

        RequireBelievableSize(content.Mode, validation.MinimumBackupSizeMB, written);
        written.Publish();
        _observer.Info($"Archive {content.ArchivePath}: {written.EntryCount} entries, {ByteSize.Text(written.UncompressedBytes)} in {ByteSize.Text(written.SizeBytes)}"
            + (written.Volumes.Count > 0 ? $", in {written.Volumes.Count} volumes" : "")
            + (written.ReadBackPastCache ? ", read back from the disk." : "; read back, but this system may have answered from its cache."));

        var summary = ArchiveSummary.Of(written) with { ArchiveIntegrityVerified = validation.VerifyArchiveIntegrity };
        if (!validation.CalculateChecksums)
        {
            summary = summary with { Sha256 = "", Volumes = [.. summary.Volumes.Select(volume => volume with { Sha256 = "" })] };
        }

        return new PublishedArchive(
            content.ArchivePath, written.SizeBytes, written.Sha256, validation.VerifyArchiveIntegrity && validation.CalculateChecksums, summary)
        {
            Volumes = written.Volumes,
        };
    }

    /// <summary>Writes what stands beside it. The archive is published by then: whoever hears of a failure must hear of it too.</summary>
    /// <exception cref="BackupException">DiskFull, PathNotWritable.</exception>
    public void Describe(PublishedArchive archive) => new Sidecars(_machine.Files, _machine.DurableFiles).Write(archive.Path, archive.Summary);

    private void CreateFolder(string folder)
    {
        try
        {
            _machine.DurableFiles.CreatePrivateFolder(folder);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            throw StorageFailure.Explain(failure, folder, NothingPublished, ArchiveRoom.Advice);
        }
    }

    private ArchiveRequest Request(BackupContent content)
    {
        var manifest = content.Manifest;
        var archive = content.Configuration.ArchiveConfiguration;
        var sources = Sources(content).ToList();
        var facts = new RestoreFacts(
            _machine.Files.Path.GetFileName(content.ArchivePath),
            content.Mode,
            manifest.BackupMetadata.BackupTimestamp,
            manifest.SystemInformation.ServerHostname,
            manifest.SystemInformation.AlteryxServerVersion,
            manifest.MongoDBInformation.DeploymentType,
            content.EmbeddedDataDirectory,
            manifest.EncryptionKeyWarning,
            [.. sources.Select(source => source.EntryPath)])
        {
            MaySplit = archive.MaxVolumeSizeMB > 0,
        };
        return new ArchiveRequest(
            content.ArchivePath,
            sources,
            [new ArchiveText(ArchiveLayout.RestoreText, RestoreText.Of(facts), manifest.BackupMetadata.BackupTimestamp)],
            archive.CompressionLevel,
            entries => new ManifestBuilder(_machine).Complete(content, entries))
        {
            VolumeBytes = archive.MaxVolumeSizeMB * 1048576L,
            Threads = archive.Threads,
            Priority = archive.LowPriority ? ThreadPriority.BelowNormal : ThreadPriority.Normal,
        };
    }

    private static IEnumerable<ArchiveSource> Sources(BackupContent content)
    {
        var dump = content.Proved.SelectMany(proved => proved.Files.Select(file => new ArchiveSource(DumpEntry(proved.Folder, file.Path), file.Path, file.ModifiedUtc)));
        var collected = content.Collected.Metadata is { } metadata ? content.Collected.ConfigurationFiles.Append(metadata) : content.Collected.ConfigurationFiles;
        return dump.Concat(collected.Select(file => new ArchiveSource(file.EntryPath, file.StagedPath, file.LastModified) { KnownSha256 = file.Sha256 }));
    }

    private static string DumpEntry(string folder, string file) =>
        ArchiveLayout.MongoDB + EntryName.Escape(file.Substring(folder.Length).TrimStart('/', '\\').Replace('\\', '/'));

    private void Verify(WrittenArchive written, CancellationToken cancellation)
    {
        var request = new VerificationRequest(written.UnpublishedPath) { ExpectedSha256 = written.Sha256, Step = nameof(BackupStep.Archive) };
        var result = new ArchiveVerifier(_machine.Files, _machine.Clock).Verify(request, _observer, cancellation);
        if (!result.Valid)
        {
            var problems = string.Join(" ", result.Findings.Take(5).Select(finding => $"{finding.Entry ?? "The archive"}: {finding.Problem}"));
            throw ErrorCatalogue.ArchiveInvalid.Because(
                $"The archive that was just written to {written.UnpublishedPath} failed verification with {result.Findings.Count} finding(s): {problems}",
                NothingPublished,
                "Don't trust this disk or this machine's memory: check both, then run the backup again.");
        }
    }

    private void RequireBelievableSize(BackupMode mode, MinimumBackupSizeMB minimum, WrittenArchive written)
    {
        var megabytes = minimum.Of(mode);
        if (written.SizeBytes >= megabytes * 1024 * 1024)
        {
            return;
        }

        var happened = $"The archive has {written.SizeBytes} bytes; ValidationConfiguration.MinimumBackupSizeMB.{mode} asks for at least {megabytes} MB.";
        if (mode.IncludesDatabase())
        {
            throw ErrorCatalogue.ArchiveTooSmall.Because(happened, NothingPublished);
        }

        _observer.Warning(happened);
    }
}
