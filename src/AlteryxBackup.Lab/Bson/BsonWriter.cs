using System;
using System.Buffers.Binary;

namespace AlteryxBackup.Lab.Bson;

/// <summary>Writes one BSON document after another into a buffer that is used again; all names and texts are UTF-8. Every element type of bsonspec.org has a method.</summary>
internal sealed class BsonWriter
{
    private byte[] _buffer = new byte[512 * 1024];
    private int _length;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public int BeginDocument()
    {
        var start = _length;
        Advance(4);
        return start;
    }

    public int BeginDocument(ReadOnlySpan<byte> name) => BeginDocument(0x03, name);

    public int BeginArray(ReadOnlySpan<byte> name) => BeginDocument(0x04, name);

    public void EndDocument(int start)
    {
        Byte(0);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _length - start);
    }

    public void Double(ReadOnlySpan<byte> name, double value)
    {
        Name(0x01, name);
        BinaryPrimitives.WriteDoubleLittleEndian(Advance(8), value);
    }

    public void Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var start = BeginText(name);
        Append(value);
        EndText(start);
    }

    public int BeginText(ReadOnlySpan<byte> name)
    {
        Name(0x02, name);
        Advance(4);
        return _length;
    }

    public void Append(ReadOnlySpan<byte> utf8) => utf8.CopyTo(Advance(utf8.Length));

    public void AppendNumber(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        _ = value.TryFormat(digits, out var count, default, null);
        Append(digits[..count]);
    }

    public void EndText(int start)
    {
        Byte(0);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start - 4), _length - start);
    }

    public void Binary(ReadOnlySpan<byte> name, byte subtype, ReadOnlySpan<byte> value) => value.CopyTo(Binary(name, subtype, value.Length));

    /// <summary>Room for <paramref name="length"/> bytes of binary data; the caller fills it before it writes anything else.</summary>
    public Span<byte> Binary(ReadOnlySpan<byte> name, byte subtype, int length)
    {
        Name(0x05, name);
        Number(length);
        Byte(subtype);
        return Advance(length);
    }

    /// <summary>Subtype 2, whose data repeats its own length.</summary>
    public void OldBinary(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Name(0x05, name);
        Number(value.Length + 4);
        Byte(0x02);
        Number(value.Length);
        Append(value);
    }

    public void Undefined(ReadOnlySpan<byte> name) => Name(0x06, name);

    public void Identity(ReadOnlySpan<byte> name, uint kind, ulong number)
    {
        Name(0x07, name);
        IdentityBytes(kind, number);
    }

    public void Truth(ReadOnlySpan<byte> name, bool value)
    {
        Name(0x08, name);
        Byte(value ? (byte)1 : (byte)0);
    }

    public void Date(ReadOnlySpan<byte> name, long unixMilliseconds)
    {
        Name(0x09, name);
        Number(unixMilliseconds);
    }

    public void Null(ReadOnlySpan<byte> name) => Name(0x0A, name);

    public void Regex(ReadOnlySpan<byte> name, ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> options)
    {
        Name(0x0B, name);
        Append(pattern);
        Byte(0);
        Append(options);
        Byte(0);
    }

    public void Pointer(ReadOnlySpan<byte> name, ReadOnlySpan<byte> collection, uint kind, ulong number)
    {
        Name(0x0C, name);
        TextBytes(collection);
        IdentityBytes(kind, number);
    }

    public void Code(ReadOnlySpan<byte> name, ReadOnlySpan<byte> code)
    {
        Name(0x0D, name);
        TextBytes(code);
    }

    public void Symbol(ReadOnlySpan<byte> name, ReadOnlySpan<byte> symbol)
    {
        Name(0x0E, name);
        TextBytes(symbol);
    }

    /// <summary>Code with an empty scope.</summary>
    public void ScopedCode(ReadOnlySpan<byte> name, ReadOnlySpan<byte> code)
    {
        Name(0x0F, name);
        Number(4 + 4 + code.Length + 1 + 5);
        TextBytes(code);
        EndDocument(BeginDocument());
    }

    public void Integer(ReadOnlySpan<byte> name, int value)
    {
        Name(0x10, name);
        Number(value);
    }

    public void Timestamp(ReadOnlySpan<byte> name, ulong value)
    {
        Name(0x11, name);
        Number((long)value);
    }

    public void Long(ReadOnlySpan<byte> name, long value)
    {
        Name(0x12, name);
        Number(value);
    }

    public void Decimal(ReadOnlySpan<byte> name, ulong low, ulong high)
    {
        Name(0x13, name);
        Number((long)low);
        Number((long)high);
    }

    public void MinKey(ReadOnlySpan<byte> name) => Name(0xFF, name);

    public void MaxKey(ReadOnlySpan<byte> name) => Name(0x7F, name);

    private int BeginDocument(byte type, ReadOnlySpan<byte> name)
    {
        Name(type, name);
        return BeginDocument();
    }

    private void Name(byte type, ReadOnlySpan<byte> name)
    {
        var span = Advance(name.Length + 2);
        span[0] = type;
        name.CopyTo(span[1..]);
        span[^1] = 0;
    }

    private void TextBytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length + 1);
        Append(value);
        Byte(0);
    }

    private void IdentityBytes(uint kind, ulong number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Advance(4), kind);
        BinaryPrimitives.WriteUInt64BigEndian(Advance(8), number);
    }

    private void Byte(byte value) => Advance(1)[0] = value;

    private void Number(int value) => BinaryPrimitives.WriteInt32LittleEndian(Advance(4), value);

    private void Number(long value) => BinaryPrimitives.WriteInt64LittleEndian(Advance(8), value);

    private Span<byte> Advance(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        var span = _buffer.AsSpan(_length, count);
        _length += count;
        return span;
    }
}
