using System;

namespace AlteryxBackup.Databases.Bson;

/// <summary>
/// Checks one BSON document in memory, every byte that has only one right value (bsonspec.org, version 1.1, with the types it calls deprecated).
/// Names of array elements are taken as they are: servers accept and return any.
/// </summary>
internal sealed class BsonDocumentCheck
{
    /// <summary>The smallest document: length and final zero.</summary>
    public const int SmallestDocument = 5;

    /// <summary>Servers accept 100 levels from clients and write a few more themselves (<c>BSONDepth</c> in the server's source: 200).</summary>
    public const int DeepestNesting = 200;

    private const int Failed = -1;

    private readonly int[] _ends = new int[DeepestNesting];
    private byte[] _buffer = [];
    private int _start;
    private BsonFault? _fault;

    /// <summary>Checks the document at <paramref name="start"/>, all of which is in the buffer.</summary>
    /// <returns>Null when it is valid; otherwise a fault whose offset counts from the document's start and whose document is 0.</returns>
    public BsonFault? Check(byte[] buffer, int start, int length)
    {
        _buffer = buffer;
        _start = start;
        _fault = null;

        var depth = 0;
        var end = start + length - 1;
        var position = start + sizeof(int);
        if (buffer[end] != 0)
        {
            return Fault(BsonFaultKind.Terminator, end, "a document doesn't end with a zero");
        }

        while (true)
        {
            var typeAt = position;
            var type = buffer[position++];
            if (type == 0)
            {
                if (typeAt != end)
                {
                    return Fault(BsonFaultKind.Terminator, typeAt, "a document ends before its declared length");
                }

                if (depth == 0)
                {
                    return null;
                }

                end = _ends[--depth];
                continue;
            }

            position = AfterName(position, end);
            if (position == Failed)
            {
                return _fault;
            }

            if (type is BsonType.Document or BsonType.Array or BsonType.CodeWithScope)
            {
                position = IntoDocument(type, position, end, out var innerEnd);
                if (position == Failed)
                {
                    return _fault;
                }

                if (depth == DeepestNesting)
                {
                    return Fault(BsonFaultKind.Nesting, typeAt, "documents are nested more than 200 deep");
                }

                _ends[depth++] = end;
                end = innerEnd;
                continue;
            }

            position = AfterValue(type, typeAt, position, end);
            if (position == Failed)
            {
                return _fault;
            }
        }
    }

    private int AfterValue(byte type, int typeAt, int position, int end)
    {
        switch (type)
        {
            case BsonType.Utf8String:
            case BsonType.JavaScript:
            case BsonType.Symbol:
                return AfterString(position, end);
            case BsonType.Int32:
                return AfterFixed(position, 4, end);
            case BsonType.Double:
            case BsonType.DateTime:
            case BsonType.Timestamp:
            case BsonType.Int64:
                return AfterFixed(position, 8, end);
            case BsonType.ObjectId:
                return AfterFixed(position, 12, end);
            case BsonType.Decimal128:
                return AfterFixed(position, 16, end);
            case BsonType.Undefined:
            case BsonType.Null:
            case BsonType.MinKey:
            case BsonType.MaxKey:
                return position;
            case BsonType.Boolean:
                return AfterBoolean(position, end);
            case BsonType.Binary:
                return AfterBinary(position, end);
            case BsonType.RegularExpression:
                position = AfterName(position, end);
                return position == Failed ? Failed : AfterName(position, end);
            case BsonType.DBPointer:
                position = AfterString(position, end);
                return position == Failed ? Failed : AfterFixed(position, 12, end);
            default:
                return Fail(BsonFaultKind.ElementType, typeAt, $"0x{type:x2} is no element type");
        }
    }

    /// <summary>A zero-terminated name or pattern. Most are short ASCII: one plain loop finds the end and whether more has to be looked at.</summary>
    private int AfterName(int position, int end)
    {
        var buffer = _buffer;
        var first = position;
        var seen = 0;
        int current;
        while ((current = buffer[position]) != 0)
        {
            seen |= current;
            position++;
        }

        if (position >= end)
        {
            return Fail(BsonFaultKind.Terminator, first, "a name has no final zero within its document");
        }

        return seen < 0x80 || Utf8Text.IsValid(buffer, first, position - first)
            ? position + 1
            : Fail(BsonFaultKind.Text, first, "a name is not valid UTF-8");
    }

    private int AfterString(int position, int end)
    {
        if (end - position < sizeof(int))
        {
            return BeyondEnd(position);
        }

        var length = BitConverter.ToInt32(_buffer, position);
        var text = position + sizeof(int);
        if (length < 1 || length > end - text)
        {
            return Fail(BsonFaultKind.Length, position, $"a string declares {length} bytes where {Math.Max(0, end - text)} are left");
        }

        var last = text + length - 1;
        if (_buffer[last] != 0)
        {
            return Fail(BsonFaultKind.Terminator, last, "a string doesn't end with a zero");
        }

        return Utf8Text.IsValid(_buffer, text, length - 1)
            ? last + 1
            : Fail(BsonFaultKind.Text, text, "a string is not valid UTF-8");
    }

    private int AfterFixed(int position, int size, int end) => end - position < size ? BeyondEnd(position) : position + size;

    private int AfterBoolean(int position, int end)
    {
        if (position >= end)
        {
            return BeyondEnd(position);
        }

        return _buffer[position] <= 1
            ? position + 1
            : Fail(BsonFaultKind.Value, position, $"a Boolean is {_buffer[position]}, not 0 or 1");
    }

    private int AfterBinary(int position, int end)
    {
        const int Header = sizeof(int) + 1;
        const byte OldBinary = 2;
        if (end - position < Header)
        {
            return BeyondEnd(position);
        }

        var length = BitConverter.ToInt32(_buffer, position);
        var content = position + Header;
        if (length < 0 || length > end - content)
        {
            return Fail(BsonFaultKind.Length, position, $"a binary declares {length} bytes where {end - content} are left");
        }

        if (_buffer[content - 1] == OldBinary && (length < sizeof(int) || BitConverter.ToInt32(_buffer, content) != length - sizeof(int)))
        {
            return Fail(BsonFaultKind.Length, content, "the inner length of an old binary doesn't agree with the outer one");
        }

        return content + length;
    }

    /// <summary>Steps into a document, an array, or the scope of a code, once its declared lengths agree with the space around it.</summary>
    private int IntoDocument(byte type, int position, int end, out int innerEnd)
    {
        innerEnd = 0;
        var limit = end;
        if (type == BsonType.CodeWithScope)
        {
            var codeAt = position;
            if (end - codeAt < sizeof(int))
            {
                return BeyondEnd(codeAt);
            }

            var total = BitConverter.ToInt32(_buffer, codeAt);
            if (total < sizeof(int) || total > end - codeAt)
            {
                return Fail(BsonFaultKind.Length, codeAt, $"a code with scope declares {total} bytes where {end - codeAt} are left");
            }

            limit = codeAt + total;
            position = AfterString(codeAt + sizeof(int), limit);
            if (position == Failed)
            {
                return Failed;
            }
        }

        if (limit - position < SmallestDocument)
        {
            return BeyondEnd(position);
        }

        var length = BitConverter.ToInt32(_buffer, position);
        if (length < SmallestDocument || length > limit - position || (type == BsonType.CodeWithScope && length != limit - position))
        {
            return Fail(BsonFaultKind.Length, position, $"an embedded document declares {length} bytes where {limit - position} are left");
        }

        innerEnd = position + length - 1;
        return _buffer[innerEnd] == 0
            ? position + sizeof(int)
            : Fail(BsonFaultKind.Terminator, innerEnd, "an embedded document doesn't end with a zero");
    }

    private int BeyondEnd(int position) => Fail(BsonFaultKind.Length, position, "a value reaches beyond the end of its document");

    private int Fail(BsonFaultKind kind, int position, string problem)
    {
        _ = Fault(kind, position, problem);
        return Failed;
    }

    private BsonFault Fault(BsonFaultKind kind, int position, string problem) =>
        _fault = new BsonFault(kind, 0, position - _start, problem);
}
