using System;
using System.IO;

namespace AlteryxBackup.Lab.Store;

/// <summary>Reads a collection's file a page at a time and checks each page.</summary>
internal sealed class CollectionReader : IDisposable
{
    private readonly FileStream _file;
    private readonly byte[] _header = new byte[PageHeader.Size];
    private byte[] _page = [];
    private PageHeader _current;

    public CollectionReader(string path) => _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);

    /// <summary>Whole documents, one after the other, as they were stored; valid until the next page is read.</summary>
    public ReadOnlySpan<byte> Page => _page.AsSpan(0, _current.Length);

    public int Documents => _current.Documents;

    /// <exception cref="LabException">The file is damaged.</exception>
    public bool NextPage()
    {
        var read = _file.ReadAtLeast(_header, PageHeader.Size, throwOnEndOfStream: false);
        if (read == 0)
        {
            return false;
        }

        if (read < PageHeader.Size || PageHeader.Parse(_header) is not { } header || header.Length < 0 || header.Length > _file.Length - _file.Position)
        {
            throw Damaged();
        }

        if (_page.Length < header.Length)
        {
            _page = new byte[header.Length];
        }

        _current = header;
        _file.ReadExactly(_page, 0, header.Length);
        return PageHeader.ChecksumOf(Page) == header.Checksum ? true : throw Damaged();
    }

    public void Dispose() => _file.Dispose();

    private LabException Damaged() => new($"'{_file.Name}' is damaged before offset {_file.Position}.");
}
