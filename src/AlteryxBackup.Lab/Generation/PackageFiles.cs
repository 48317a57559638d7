using System;
using AlteryxBackup.Lab.Bson;

namespace AlteryxBackup.Lab.Generation;

/// <summary>Workflow packages as a GridFS keeps them: chunks of 255 KB that nothing compresses, and a document for each file.</summary>
internal sealed class PackageFiles(long bytes)
{
    private const int ChunkBytes = 255 * 1024;
    private const int ChunksPerFile = 20;

    public int Chunks => (int)((bytes + ChunkBytes - 1) / ChunkBytes);

    public int Files => (Chunks + ChunksPerFile - 1) / ChunksPerFile;

    public void Chunk(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xE0000002, (ulong)number);
        writer.Identity("files_id"u8, 0xE0000001, (ulong)(number / ChunksPerFile));
        writer.Integer("n"u8, number % ChunksPerFile);
        random.Fill(writer.Binary("data"u8, 0x00, (int)Math.Min(ChunkBytes, bytes - ((long)number * ChunkBytes))));
        writer.EndDocument(document);
    }

    public void File(BsonWriter writer, Randomness random, int number)
    {
        var start = (long)number * ChunksPerFile * ChunkBytes;
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xE0000001, (ulong)number);
        writer.Text("filename"u8, Vocabulary.Name(random));
        writer.Integer("chunkSize"u8, ChunkBytes);
        writer.Long("length"u8, Math.Min((long)ChunksPerFile * ChunkBytes, bytes - start));
        writer.Date("uploadDate"u8, ServiceDocuments.Epoch);
        writer.EndDocument(document);
    }
}
