using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace AlteryxBackup.Tests.Databases.Bson;

/// <summary>Writes random valid documents with every element type, and remembers where lengths, types and final zeros stand.</summary>
internal sealed class RandomBson
{
    private static readonly byte[] Types =
        [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x7F, 0xFF];

    private readonly Random _random;
    private readonly MemoryStream _stream = new();

    public RandomBson(int seed) => _random = new Random(seed);

    /// <summary>Ends of the documents written so far: the only places where a file may be cut unnoticed.</summary>
    public List<int> Boundaries { get; } = [0];

    /// <summary>Positions whose byte belongs to a document's length or is its final zero.</summary>
    public List<int> Framing { get; } = [];

    public List<int> TypePositions { get; } = [];

    public byte[] Documents(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Document(0);
            Boundaries.Add((int)_stream.Position);
        }

        return _stream.ToArray();
    }

    private void Document(int depth)
    {
        var start = (int)_stream.Position;
        Int32(0);
        var elements = _random.Next(depth > 4 ? 1 : 6);
        for (var i = 0; i < elements; i++)
        {
            var type = Types[_random.Next(Types.Length)];
            TypePositions.Add((int)_stream.Position);
            _stream.WriteByte(type);
            Name();
            Value(type, depth);
        }

        Framing.Add((int)_stream.Position);
        _stream.WriteByte(0);
        Patch(start);
        Framing.AddRange([start, start + 1, start + 2, start + 3]);
    }

    private void Value(byte type, int depth)
    {
        switch (type)
        {
            case 0x02 or 0x0D or 0x0E:
                String();
                break;
            case 0x03 or 0x04:
                Document(depth + 1);
                break;
            case 0x05:
                Binary();
                break;
            case 0x08:
                _stream.WriteByte((byte)_random.Next(2));
                break;
            case 0x0B:
                Name();
                Name();
                break;
            case 0x0C:
                String();
                Bytes(12);
                break;
            case 0x0F:
                var start = (int)_stream.Position;
                Int32(0);
                String();
                Document(depth + 1);
                Patch(start);
                break;
            default:
                Bytes(type switch { 0x10 => 4, 0x01 or 0x09 or 0x11 or 0x12 => 8, 0x07 => 12, 0x13 => 16, _ => 0 });
                break;
        }
    }

    private void Binary()
    {
        var subtype = (byte)(_random.Next(3) == 0 ? 2 : _random.Next(256));
        var length = _random.Next(40);
        Int32(subtype == 2 ? length + 4 : length);
        _stream.WriteByte(subtype);
        if (subtype == 2)
        {
            Int32(length);
        }

        Bytes(length);
    }

    private void String()
    {
        var text = Encoding.UTF8.GetBytes(Text() + (_random.Next(4) == 0 ? "\0" + Text() : ""));
        Int32(text.Length + 1);
        _stream.Write(text);
        _stream.WriteByte(0);
    }

    private void Name()
    {
        _stream.Write(Encoding.UTF8.GetBytes(Text()));
        _stream.WriteByte(0);
    }

    private string Text()
    {
        string[] pieces = ["a", "workflow", "é", "ø", "€", "漢字", "😀", "{\"json\":1}", " "];
        var text = new StringBuilder();
        for (var i = _random.Next(6); i > 0; i--)
        {
            text.Append(pieces[_random.Next(pieces.Length)]);
        }

        return text.ToString();
    }

    private void Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        _stream.Write(bytes);
    }

    private void Int32(int value) => _stream.Write(BitConverter.GetBytes(value));

    private void Patch(int start)
    {
        var end = _stream.Position;
        _stream.Position = start;
        Int32((int)end - start);
        _stream.Position = end;
    }
}
