using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Archives;

namespace AlteryxBackup.Verification;

/// <summary>The archive as one file: its size and its SHA-256 against what is known of them.</summary>
internal sealed class WholeArchive
{
    private const string Activity = "whole archive";

    private readonly IFileSystem _files;
    private readonly VerificationRequest _request;
    private readonly SidecarExpectation _expected;
    private readonly List<string> _hashes;
    private readonly List<ArchiveFinding> _findings = [];

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
    public bool HasHash => _hashes.Count > 0;

    /// <summary>Compares what needs no reading.</summary>
    public void CheckSize(long size)
    {
        if (_expected.SizeBytes is { } expected && expected != size)
        {
            _findings.Add(new ArchiveFinding(null, $"It has {size} bytes; the file beside it says {expected}."));
        }

        if (_hashes.Count > 1)
        {
            _findings.Add(new ArchiveFinding(null, "What stands beside it contradicts itself: " + string.Join(", ", _hashes) + "."));
        }
    }

    /// <summary>Takes the SHA-256, beside those who read the entries.</summary>
    public void CheckHash(EntryProgress progress, ReadingPace pace, CancellationToken cancellation)
    {
        var at = 0L;
        using var stream = _files.FileStream.Create(_request.ArchivePath, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var found = FileHash.Of(
            stream,
            read =>
            {
                progress.Advance(Activity, read);
                pace.WaitAt(at += read, cancellation);
            },
            cancellation);
        _findings.AddRange(_hashes.Where(hash => hash != found.Sha256).Select(hash => new ArchiveFinding(null, $"Its SHA-256 is {found.Sha256} and should be {hash}.")));
    }
}
