using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace AlteryxBackup.MongoTools;

/// <summary>BSON documents of a file, one after the other, with as much understanding as the tools need.</summary>
internal static class Documents
{
    private const int Largest = 16 * 1024 * 1024;

    /// <summary>Each as bytes; fails where mongorestore does, with its words.</summary>
    public static IEnumerable<byte[]> Of(Stream content)
    {
        var head = new byte[4];
        while (true)
        {
            var read = content.ReadAtLeast(head, 4, throwOnEndOfStream: false);
            if (read == 0)
            {
                yield break;
            }

            var size = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (size > Largest)
            {
                throw new InvalidDataException($"invalid BSONSize: {size} bytes is larger than maximum of {Largest} bytes");
            }

            var document = new byte[Math.Max(size, 5)];
            head.CopyTo(document, 0);
            if (read < 4 || size < 5 || content.ReadAtLeast(document.AsSpan(4), size - 4, throwOnEndOfStream: false) < size - 4)
            {
                throw new InvalidDataException("unexpected EOF");
            }

            yield return document;
        }
    }

    /// <summary>The <c>_id</c>, as its bytes with their type, and as an error shows it.</summary>
    public static (string Key, string Shown) Id(byte[] document)
    {
        var (type, at) = Find(document, "_id") ?? throw new InvalidDataException("a document without _id");
        var length = Length(document, type, at);
        var value = document.AsSpan(at, length);
        return (Convert.ToHexString([type, .. value]), type switch
        {
            0x01 => BinaryPrimitives.ReadDoubleLittleEndian(value).ToString("0.0###############", CultureInfo.InvariantCulture),
            0x02 => $"\"{Encoding.UTF8.GetString(value[4..^1])}\"",
            0x07 => $"ObjectId('{Convert.ToHexStringLower(value)}')",
            0x10 => BinaryPrimitives.ReadInt32LittleEndian(value).ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToHexString(value),
        });
    }

    /// <summary>Whether a Boolean field of that name is there and true.</summary>
    public static bool IsTrue(byte[] document, string field) => Find(document, field) is (0x08, var at) && document[at] == 1;

    private static (byte Type, int At)? Find(byte[] document, string field)
    {
        for (var at = 4; document[at] != 0;)
        {
            var type = document[at];
            var end = Array.IndexOf(document, (byte)0, at + 1);
            var name = Encoding.UTF8.GetString(document, at + 1, end - at - 1);
            if (name == field)
            {
                return (type, end + 1);
            }

            at = end + 1 + Length(document, type, end + 1);
        }

        return null;
    }

    private static int Length(byte[] document, byte type, int at) => type switch
    {
        0x01 or 0x09 or 0x11 or 0x12 => 8,
        0x02 or 0x0D or 0x0E => 4 + BitConverter.ToInt32(document, at),
        0x03 or 0x04 or 0x0F => BitConverter.ToInt32(document, at),
        0x05 => 5 + BitConverter.ToInt32(document, at),
        0x06 or 0x0A or 0x7F or 0xFF => 0,
        0x07 => 12,
        0x08 => 1,
        0x0B => Array.IndexOf(document, (byte)0, Array.IndexOf(document, (byte)0, at) + 1) + 1 - at,
        0x0C => 4 + BitConverter.ToInt32(document, at) + 12,
        0x10 => 4,
        0x13 => 16,
        _ => throw new InvalidDataException($"unknown type {type}"),
    };
}
