using System;
using System.IO;
using System.Threading;
using AlteryxBackup.Databases.Bson;

namespace AlteryxBackup.Tests.Databases.Bson;

public class BsonWalkerTests
{
    private readonly BsonWalker _walker = new();

    [Theory]
    [InlineData("AlteryxService/AS_App.chunks.bson", 12)]
    [InlineData("AlteryxService/AS_Empty.bson", 0)]
    [InlineData("AlteryxService/AS_Queue.bson", 250)]
    [InlineData("AlteryxService/AS_Schedules.bson", 40)]
    [InlineData("AlteryxService/alltypes.bson", 1)]
    [InlineData("AlteryxGallery/appInfos.bson", 30)]
    [InlineData("AlteryxGallery/users.bson", 60)]
    [InlineData("AlteryxGallery/odd+name%2Fwith%25%2Bchars.bson", 1)]
    [InlineData("AlteryxGallery_Lucene/luceneFs.bson", 1)]
    public void What_mongodump_wrote_is_valid_and_counted(string file, int documents)
    {
        var bytes = File.ReadAllBytes(Path.Combine(DumpFixtures.Plain, file));

        Assert.Equal(new BsonWalk(documents, bytes.Length, null), Walk(bytes));
    }

    [Theory]
    [InlineData("0F000000 05 6200 03000000 00 0102 00", BsonFaultKind.Length, 7)]
    [InlineData("09000000 08 6200 02 00", BsonFaultKind.Value, 7)]
    [InlineData("09000000 08 FF00 01 00", BsonFaultKind.Text, 5)]
    [InlineData("0F000000 02 7300 03000000 C08000 00", BsonFaultKind.Text, 11)]
    [InlineData("0F000000 02 7300 02000000 616200 00", BsonFaultKind.Terminator, 12)]
    [InlineData("11000000 05 6200 03000000 00 010203 00", BsonFaultKind.CutShort, 16)]
    [InlineData("10000000 05 6200 03000000 02 010203 00", BsonFaultKind.Length, 12)]
    [InlineData("13000000 05 6200 06000000 02 030000000102 00", BsonFaultKind.Length, 12)]
    [InlineData("08000000 14 6100 00", BsonFaultKind.ElementType, 4)]
    [InlineData("08000000 0A 6162 00", BsonFaultKind.Terminator, 5)]
    [InlineData("04000000", BsonFaultKind.Length, 0)]
    [InlineData("FFFFFFFF 00", BsonFaultKind.Length, 0)]
    [InlineData("01000003 00", BsonFaultKind.Length, 0)]
    public void A_fault_is_told_with_its_kind_and_its_place(string hex, BsonFaultKind kind, long offset)
    {
        var walk = Walk([5, 0, 0, 0, 0, .. Hex(hex)]);

        Assert.Equal((1, 5), (walk.Documents, walk.Bytes));
        Assert.Equal((kind, 2, 5 + offset), (walk.Fault!.Kind, walk.Fault.Document, walk.Fault.Offset));
    }

    [Fact]
    public void Two_hundred_levels_pass_and_one_more_does_not()
    {
        Assert.Null(Walk(Nested(200)).Fault);
        Assert.Equal(BsonFaultKind.Nesting, Walk(Nested(201)).Fault!.Kind);
    }

    [Fact]
    public void A_document_larger_than_the_read_ahead_is_walked_whole()
    {
        var large = WithBinary(17 * 1024 * 1024);
        byte[] bytes = [.. large, .. WithBinary(3), .. large];

        Assert.Equal(new BsonWalk(3, bytes.Length, null), Walk(bytes));
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_walked_the_same()
    {
        var bytes = new RandomBson(7).Documents(20);

        using var slow = new OneByteStream(bytes);

        Assert.Equal(new BsonWalk(20, bytes.Length, null), _walker.Walk(slow, () => { }, CancellationToken.None));
    }

    [Fact]
    public void A_cancelled_walk_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => _walker.Walk(new MemoryStream([5, 0, 0, 0, 0]), () => { }, cancelled.Token));
    }

    private static byte[] Nested(int levels)
    {
        byte[] document = [5, 0, 0, 0, 0];
        for (var i = 0; i < levels; i++)
        {
            document = [.. BitConverter.GetBytes(document.Length + 8), 3, (byte)'d', 0, .. document, 0];
        }

        return document;
    }

    private static byte[] WithBinary(int length) =>
        [.. BitConverter.GetBytes(length + 13), 5, (byte)'b', 0, .. BitConverter.GetBytes(length), 0, .. new byte[length], 0];

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    private BsonWalk Walk(byte[] bytes) => _walker.Walk(new MemoryStream(bytes), () => { }, CancellationToken.None);

    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));
    }
}
