using System;
using System.Buffers.Binary;
using System.Text;

namespace AlteryxBackup.Tests.Databases.Bson;

/// <summary>A second opinion on what is valid BSON: slow, recursive, written from bsonspec.org and sharing nothing with the engine.</summary>
internal static class NaiveBson
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The number of documents, or null when the bytes aren't a sequence of valid ones.</summary>
    public static int? Count(byte[] stream)
    {
        try
        {
            var rest = stream.AsSpan();
            var count = 0;
            for (; rest.Length > 0; count++)
            {
                Document(ref rest);
            }

            return count;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static void Document(ref Span<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        var body = rest[4..length];
        rest = rest[length..];
        while (body[0] != 0)
        {
            var type = body[0];
            body = body[1..];
            Text(Take(ref body, body.IndexOf((byte)0) + 1));
            Value(type, ref body);
        }

        Demand(body.Length == 1);
    }

    private static void Value(byte type, ref Span<byte> body)
    {
        switch (type)
        {
            case 0x02 or 0x0D or 0x0E:
                Text(Take(ref body, Int32(ref body)));
                break;
            case 0x0C:
                Text(Take(ref body, Int32(ref body)));
                Take(ref body, 12);
                break;
            case 0x03 or 0x04:
                Document(ref body);
                break;
            case 0x05:
                var length = Int32(ref body);
                var subtype = Take(ref body, 1)[0];
                var content = Take(ref body, length);
                Demand(subtype != 2 || BinaryPrimitives.ReadInt32LittleEndian(content) == length - 4);
                break;
            case 0x08:
                Demand(Take(ref body, 1)[0] is 0 or 1);
                break;
            case 0x0B:
                Text(Take(ref body, body.IndexOf((byte)0) + 1));
                Text(Take(ref body, body.IndexOf((byte)0) + 1));
                break;
            case 0x0F:
                var scoped = Take(ref body, BinaryPrimitives.ReadInt32LittleEndian(body));
                Int32(ref scoped);
                Text(Take(ref scoped, Int32(ref scoped)));
                Document(ref scoped);
                Demand(scoped.Length == 0);
                break;
            case 0x06 or 0x0A or 0x7F or 0xFF:
                break;
            default:
                Take(ref body, type switch { 0x10 => 4, 0x01 or 0x09 or 0x11 or 0x12 => 8, 0x07 => 12, 0x13 => 16, _ => throw new FormatException() });
                break;
        }
    }

    private static int Int32(ref Span<byte> body) => BinaryPrimitives.ReadInt32LittleEndian(Take(ref body, 4));

    private static Span<byte> Take(ref Span<byte> body, int count)
    {
        // The document's own final zero is never part of a value.
        Demand(count < body.Length);
        var taken = body[..count];
        body = body[count..];
        return taken;
    }

    private static void Text(Span<byte> withZero)
    {
        Demand(withZero[^1] == 0);
        Strict.GetCharCount(withZero[..^1]);
    }

    private static void Demand(bool condition)
    {
        if (!condition)
        {
            throw new FormatException();
        }
    }
}
