using System.IO;
using System.Threading;
using AlteryxBackup.Databases.Bson;
using AlteryxBackup.Databases.Gzip;
using BenchmarkDotNet.Attributes;

namespace AlteryxBackup.Benchmarks.Databases;

/// <summary>One walk over 50 MB: MB/s is 50 divided by the mean in seconds.</summary>
[MemoryDiagnoser]
public class BsonWalkBenchmarks
{
    private const int Size = 50_000_000;

    private readonly BsonWalker _walker = new();
    private byte[] _text = [];
    private byte[] _chunks = [];
    private byte[] _compressed = [];

    [GlobalSetup]
    public void MakeDocuments()
    {
        _text = SampleBson.TextLike(Size);
        _chunks = SampleBson.Chunks(Size);
        _compressed = SampleBson.Compressed(SampleBson.Mixed(Size));
    }

    [Benchmark]
    public BsonWalk TextLikeDocuments() => Walk(new MemoryStream(_text));

    [Benchmark]
    public BsonWalk GridFSChunks() => Walk(new MemoryStream(_chunks));

    [Benchmark]
    public BsonWalk MixedAndCompressed() => Walk(new CheckedGzipStream(new MemoryStream(_compressed)));

    private BsonWalk Walk(Stream stream)
    {
        using (stream)
        {
            return _walker.Walk(stream, () => { }, CancellationToken.None);
        }
    }
}
