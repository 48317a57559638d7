using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;

namespace AlteryxBackup.Verification;

/// <summary>The archive as one file, or each of its volumes: size and SHA-256 against what is known of them.</summary>
internal sealed class WholeArchive
{
    private readonly IFileSystem _files;
    private readonly VerificationRequest _request;
    private readonly SidecarExpectation _expected;
    private readonly List<string> _hashes;
    private readonly List<ArchiveFinding> _findings = [];
    private StoredArchive? _stored;

    public WholeArchive(IFileSystem files, VerificationRequest request)
    {
        _files = files;
        _request = request;
        _expected = SidecarExpectation.Read(files, request.ArchivePath, _findings);
        _hashes = new[] { request.ExpectedSha256, _expected.SummarySha256, _expected.ChecksumSha256 }.OfType<string>().Distinct().ToList();
    }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<ArchiveFinding> Findings => _findings;

    /// <summary>Its SHA-256 is known from somewhere.</summary>
    public bool HasHash => _hashes.Count > 0 || (_stored?.IsSplit == true && _expected.Volumes.HaveHashes);

    /// <summary>Compares what needs no reading.</summary>
    public void CheckSize(StoredArchive stored)
    {
        _stored = stored;
        var size = stored.SizeBytes;
        if (stored.IsSplit)
        {
            _findings.AddRange(_expected.Volumes.CheckSizes(stored));
        }

        if (_expected.SizeBytes is { } expected && expected != size)
        {
            _findings.Add(new ArchiveFinding(null, $"It has {size} bytes; the file beside it says {expected}."));
        }

        if (_hashes.Count > 1)
        {
            _findings.Add(new ArchiveFinding(null, "What stands beside it contradicts itself: " + string.Join(", ", _hashes) + "."));
        }
    }

    /// <summary>Begins to take the SHA-256.</summary>
    public ArchiveHashing BeginHash() => new(
        [.. _stored!.Volumes.Select(volume => volume.Path)],
        path => _files.FileStream.Create(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan));

    /// <summary>Compares the SHA-256.</summary>
    public void CheckHash(ArchiveHash found)
    {
        if (_stored!.IsSplit)
        {
            _findings.AddRange(_expected.Volumes.CheckHashes(_stored, found));
        }

        _findings.AddRange(_hashes.Where(hash => hash != found.Sha256).Select(hash => new ArchiveFinding(null, $"Its SHA-256 is {found.Sha256} and should be {hash}.")));
    }
}
