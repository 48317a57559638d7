using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Databases.Bson;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Databases.Bson;

public class BsonPropertyTests
{
    private readonly BsonWalker _walker = new();

    [Fact]
    public void Valid_documents_of_any_types_pass_with_their_count_and_bytes() =>
        Prop.ForAll<int>(seed =>
        {
            var count = new Random(seed).Next(20);
            var bytes = new RandomBson(seed).Documents(count);
            return Walk(bytes) == new BsonWalk(count, bytes.Length, null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_cut_anywhere_but_between_two_documents_is_a_fault() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new RandomBson(seed);
            var bytes = random.Documents(3);
            return Enumerable.Range(0, bytes.Length).All(length =>
            {
                var walk = Walk(bytes[..length]);
                return random.Boundaries.Contains(length) ? walk.Fault is null && walk.Bytes == length : walk.Fault is { Kind: BsonFaultKind.CutShort };
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_change_of_a_documents_length_or_final_zero_is_a_fault() =>
        Prop.ForAll<int, byte>((seed, change) =>
        {
            var random = new RandomBson(seed);
            var bytes = random.Documents(2);
            return change == 0 || random.Framing.All(position => Walk(Changed(bytes, position, change)).Fault is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_type_that_BSON_does_not_have_is_a_fault() =>
        Prop.ForAll<int, byte>((seed, type) =>
        {
            var random = new RandomBson(seed);
            var bytes = random.Documents(2);
            return type is (> 0 and <= 0x13) or 0x7F or 0xFF
                || random.TypePositions.All(position => Walk(Changed(bytes, position, (byte)(bytes[position] ^ type))).Fault is not null);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_any_change_of_any_byte_the_walk_agrees_with_a_second_parser() =>
        Prop.ForAll<int, byte>((seed, change) =>
        {
            var bytes = new RandomBson(seed).Documents(2);
            return Enumerable.Range(0, bytes.Length).All(position =>
            {
                var changed = Changed(bytes, position, change);
                var walk = Walk(changed);
                return NaiveBson.Count(changed) is { } count
                    ? walk == new BsonWalk(count, changed.Length, null)
                    : walk.Fault is { Offset: >= 0 } fault && fault.Offset <= changed.Length && fault.Document == walk.Documents + 1;
            });
        }).QuickCheckThrowOnFailure();

    private static byte[] Changed(byte[] bytes, int position, byte change)
    {
        var copy = (byte[])bytes.Clone();
        copy[position] ^= change;
        return copy;
    }

    private BsonWalk Walk(byte[] bytes) => _walker.Walk(new MemoryStream(bytes), () => { }, CancellationToken.None);
}
