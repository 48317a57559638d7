using System;
using System.IO;
using AlteryxBackup.Databases.Gzip;

namespace AlteryxBackup.Databases.Bson;

/// <summary>Opens the files of a dump, plain or gzip'd, as what they hold.</summary>
internal static class BsonFile
{
    private const string GzipExtension = ".gz";
    private const int HeadSize = 5;

    /// <summary>The uncompressed content. A name in <c>.gz</c> must hold gzip; the oplog of a gzip'd dump is gzip'd without that name.</summary>
    /// <param name="file">The file's content, seekable, at its start; disposed of with what is returned.</param>
    /// <param name="name">The file's name.</param>
    public static Stream Uncompressed(Stream file, string name) =>
        name.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase) || SeekableLooksLikeGzip(file) ? new CheckedGzipStream(file) : file;

    /// <summary>The same of content that can only be read front to back: it is opened a second time when its head has to be seen first.</summary>
    public static Stream Uncompressed(Func<Stream> open, string name) =>
        Uncompressed(open(), name.EndsWith(GzipExtension, StringComparison.OrdinalIgnoreCase) || HeadLooksLikeGzip(open));

    private static Stream Uncompressed(Stream content, bool isGzip) => isGzip ? new CheckedGzipStream(content) : content;

    private static bool SeekableLooksLikeGzip(Stream file)
    {
        var looksLikeGzip = LooksLikeGzip(file);
        file.Position = 0;
        return looksLikeGzip;
    }

    private static bool HeadLooksLikeGzip(Func<Stream> open)
    {
        using var content = open();
        return LooksLikeGzip(content);
    }

    private static bool LooksLikeGzip(Stream file)
    {
        var head = new byte[HeadSize];
        var read = 0;
        for (int more; read < HeadSize && (more = file.Read(head, read, HeadSize - read)) > 0;)
        {
            read += more;
        }

        // A first document of 559,903 bytes begins with the same four bytes; its first element's type, never 0, stands where mongodump's gzip has a time of 0.
        return read == HeadSize && head[0] == 0x1F && head[1] == 0x8B && head[2] == 8 && (head[3] != 0 || head[4] == 0);
    }
}
