using System;
using System.IO;

namespace AlteryxBackup.Lab.Store;

/// <summary>Appends documents to a collection's file, a page at a time.</summary>
internal sealed class CollectionWriter : IDisposable
{
    private const int PageBytes = 1024 * 1024;
    private readonly FileStream _file;
    private readonly StoredCollection _collection;
    private byte[] _page = new byte[PageHeader.Size + PageBytes];
    private int _length;
    private int _documents;

    public CollectionWriter(string path, StoredCollection collection)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        _collection = collection;
    }

    public long Bytes => _collection.Bytes;

    public long Documents => _collection.Documents;

    public void Append(ReadOnlySpan<byte> document)
    {
        if (_length > 0 && _length + document.Length > PageBytes)
        {
            WritePage();
        }

        if (PageHeader.Size + _length + document.Length > _page.Length)
        {
            Array.Resize(ref _page, PageHeader.Size + document.Length);
        }

        document.CopyTo(_page.AsSpan(PageHeader.Size + _length));
        _length += document.Length;
        _documents++;
        _collection.Bytes += document.Length;
        _collection.Documents++;
    }

    public void Dispose()
    {
        WritePage();
        _file.Dispose();
    }

    private void WritePage()
    {
        if (_length == 0)
        {
            return;
        }

        var payload = _page.AsSpan(PageHeader.Size, _length);
        new PageHeader(_length, _documents, PageHeader.ChecksumOf(payload)).Write(_page);
        _file.Write(_page, 0, PageHeader.Size + _length);
        _length = 0;
        _documents = 0;
    }
}
