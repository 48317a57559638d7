using AlteryxBackup.Lab.Bson;

namespace AlteryxBackup.Lab.Generation;

/// <summary>One document with every BSON element type and every usual binary subtype, current and deprecated.</summary>
internal static class AllTypesDocument
{
    public static void Write(BsonWriter writer, Randomness random, int number)
    {
        var document = writer.BeginDocument();
        writer.Identity("_id"u8, 0xD0000001, (ulong)number);
        writer.Double("double"u8, 3.25);
        writer.Double("notANumber"u8, double.NaN);
        writer.Text("text"u8, "größe 東京 𝄞"u8);
        writer.Text("emptyText"u8, ""u8);
        writer.Text("zeroInside"u8, "a\0b"u8);
        var nested = writer.BeginDocument("document"u8);
        writer.EndDocument(writer.BeginDocument("empty"u8));
        writer.EndDocument(nested);
        var array = writer.BeginArray("array"u8);
        writer.Integer("0"u8, 1);
        writer.Text("1"u8, "two"u8);
        writer.EndDocument(array);
        random.Fill(writer.Binary("generic"u8, 0x00, 33));
        random.Fill(writer.Binary("function"u8, 0x01, 4));
        writer.OldBinary("old"u8, "old"u8);
        random.Fill(writer.Binary("oldUuid"u8, 0x03, 16));
        random.Fill(writer.Binary("uuid"u8, 0x04, 16));
        random.Fill(writer.Binary("md5"u8, 0x05, 16));
        writer.Binary("user"u8, 0x80, []);
        writer.Undefined("undefined"u8);
        writer.Truth("true"u8, value: true);
        writer.Truth("false"u8, value: false);
        writer.Date("date"u8, ServiceDocuments.Epoch);
        writer.Date("before1970"u8, -1);
        writer.Null("null"u8);
        writer.Regex("regex"u8, "^a.*b$"u8, "im"u8);
        writer.Pointer("pointer"u8, "AlteryxService.AS_Queue"u8, 0xA0000002, 1);
        writer.Code("code"u8, "function() { return 1; }"u8);
        writer.Symbol("symbol"u8, "symbol"u8);
        writer.ScopedCode("scopedCode"u8, "function() { return x; }"u8);
        writer.Integer("integer"u8, int.MinValue);
        writer.Timestamp("timestamp"u8, ulong.MaxValue);
        writer.Long("long"u8, long.MaxValue);
        writer.Decimal("decimal"u8, 12345, 0x3036000000000000);
        writer.MinKey("minKey"u8);
        writer.MaxKey("maxKey"u8);
        writer.EndDocument(document);
    }
}
