using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;
using AlteryxBackup.Files;
using AlteryxBackup.Operations.Backup;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Operations.Restore;

/// <summary>Unpacks an archive, or parts of it, into a fresh folder, once it is verified. No server is needed, and none is touched. Secret files come out as they are.</summary>
public sealed class ExpandOperation
{
    private const string Step = "Verify";
    private const string Nothing = "Nothing was unpacked.";

    private readonly Machine _machine;

    /// <summary>Takes the boundaries.</summary>
    public ExpandOperation(Machine machine) => _machine = machine;

    /// <summary>What would be unpacked; the archive's directory alone is read.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, ArchiveInvalid, ArchiveTooNew; EntryNotFound: it has nothing of what is asked for.</exception>
    public ExpandedArchive Plan(ExpandRequest request)
    {
        ArchivePresence.Require(_machine.Files, request.ArchivePath);
        return Describe(request, Chosen(request)) with { WhatIf = true };
    }

    /// <summary>Verifies at level Standard, then unpacks: all that was asked for, or nothing.</summary>
    /// <exception cref="BackupException">ArchiveNotFound, ArchiveInvalid, ArchiveTooNew, EntryNotFound, PathNotWritable (also for a folder with something in it), DiskFull.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left.</exception>
    public ExpandedArchive Run(ExpandRequest request, IOperationObserver observer, CancellationToken cancellation)
    {
        var begun = _machine.Clock.Elapsed;
        ArchivePresence.Require(_machine.Files, request.ArchivePath);
        var chosen = Chosen(request);
        RequireRoom(request, chosen);
        new SoundArchive(_machine, Step).Verify(request.ArchivePath, Nothing, observer, cancellation);
        var names = new HashSet<string>(chosen.Select(entry => entry.Path), StringComparer.Ordinal);
        var unpacked = new ArchiveExtractor(_machine.Files, _machine.DurableFiles).Extract(request.ArchivePath, request.Folder, names.Contains, observer, cancellation);
        return Describe(request, chosen) with { Folder = unpacked.Folder, DurationSeconds = Seconds.Of(_machine.Clock.Elapsed - begun) };
    }

    private List<ArchiveEntryInfo> Chosen(ExpandRequest request)
    {
        using var archive = ArchiveReader.Open(_machine.Files, request.ArchivePath);
        if (archive.Contains(ArchiveLayout.Manifest))
        {
            SoundArchive.RequireKnownFormat(request.ArchivePath, archive.ReadManifest());
        }

        var selection = new EntrySelection(request.Components, request.Entries);
        var chosen = archive.Entries.Where(entry => selection.Has(entry.Path)).ToList();
        return chosen.Count > 0 || archive.Entries.Count == 0
            ? chosen
            : throw ErrorCatalogue.EntryNotFound.Because(
                $"'{request.ArchivePath}' holds nothing of what is asked for: {string.Join(", ", request.Components.Select(component => component.ToString()).Concat(request.Entries))}.", Nothing);
    }

    private void RequireRoom(ExpandRequest request, List<ArchiveEntryInfo> chosen)
    {
        var needed = chosen.Sum(entry => entry.SizeBytes);
        if (_machine.DurableFiles.FreeBytes(request.Folder) is { } free && free < needed)
        {
            throw ErrorCatalogue.DiskFull.Because($"'{request.Folder}' has {Reporting.ByteSize.Text(free)} free; {Reporting.ByteSize.Text(needed)} are to be unpacked.", Nothing, "Free space there, or unpack to a folder on a larger disk.");
        }
    }

    private ExpandedArchive Describe(ExpandRequest request, List<ArchiveEntryInfo> chosen)
    {
        var secrets = chosen.Where(entry => EntrySelection.ComponentOf(entry.Path) == RestoreComponent.ControllerSettings).ToLookup(
            entry => entry.Path.EndsWith(EntryPaths.EncryptedSuffix, StringComparison.Ordinal), entry => entry.Path);
        return new ExpandedArchive(request.ArchivePath, _machine.Files.Path.GetFullPath(request.Folder), chosen.Count, chosen.Sum(entry => entry.SizeBytes), 0)
        {
            SecretFiles = [.. secrets[false]],
            EncryptedFiles = [.. secrets[true]],
        };
    }
}
