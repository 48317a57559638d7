using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Configuration;

/// <summary>
/// Reads JSON as configuration files have it: RFC 8259, and besides comments (<c>//</c>, <c>/* */</c>) and a comma after the last element.
/// Written here because Newtonsoft's reader silently takes more: octal numbers, single quotes, names without quotes, keys that stand twice.
/// </summary>
internal sealed class CommentedJson
{
    private const int MaxDepth = 64;

    private readonly JsonCursor _cursor;
    private int _depth;

    private CommentedJson(string text) => _cursor = new JsonCursor(text);

    private char Current => _cursor.Current;

    /// <summary>Parses one document.</summary>
    /// <exception cref="JsonReaderException">The text isn't JSON. The message never repeats a value: a connection string could hold a password.</exception>
    public static JToken Parse(string text)
    {
        var reader = new CommentedJson(text);
        reader._cursor.SkipBlanks();
        var value = reader.ReadValue();
        reader._cursor.SkipBlanks();
        return reader._cursor.IsAtEnd ? value : throw reader._cursor.Fault("nothing more is expected here");
    }

    private JToken ReadValue()
    {
        switch (Current)
        {
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"':
                return new JValue(ReadString());
            case 't':
                return ReadWord("true", new JValue(true));
            case 'f':
                return ReadWord("false", new JValue(false));
            case 'n':
                return ReadWord("null", JValue.CreateNull());
            default:
                return Current is '-' or (>= '0' and <= '9') ? ReadNumber() : throw _cursor.Fault("a value is expected here (text in double quotes, number, true, false, null, { or [)");
        }
    }

    private JObject ReadObject()
    {
        Enter();
        var result = new JObject();
        while (Current != '}')
        {
            var keyPosition = _cursor.Position;
            var key = Current == '"' ? ReadString() : throw _cursor.Fault("a key in double quotes or } is expected here");
            if (result.ContainsKey(key))
            {
                _cursor.Position = keyPosition;
                throw _cursor.Fault($"the key \"{key}\" stands twice in the same section");
            }

            _cursor.SkipBlanks();
            _cursor.Take(':', "a colon is expected here");
            _cursor.SkipBlanks();
            result.Add(key, ReadValue());
            SkipSeparator('}', "a comma or } is expected here");
        }

        Leave();
        return result;
    }

    private JArray ReadArray()
    {
        Enter();
        var result = new JArray();
        while (Current != ']')
        {
            result.Add(ReadValue());
            SkipSeparator(']', "a comma or ] is expected here");
        }

        Leave();
        return result;
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw _cursor.Fault($"more than {MaxDepth} levels are not read");
        }

        _cursor.Position++;
        _cursor.SkipBlanks();
    }

    private void Leave()
    {
        _cursor.Position++;
        _depth--;
    }

    private void SkipSeparator(char end, string expected)
    {
        _cursor.SkipBlanks();
        if (Current != end)
        {
            _cursor.Take(',', expected);
            _cursor.SkipBlanks();
        }
    }

    private string ReadString()
    {
        var start = _cursor.Position++;
        var result = new StringBuilder();
        while (Current != '"')
        {
            if (_cursor.IsAtEnd || Current is '\n' or '\r')
            {
                _cursor.Position = start;
                throw _cursor.Fault("this text has no closing quote");
            }

            if (Current < ' ')
            {
                throw _cursor.Fault("a control character must be written as an escape");
            }

            result.Append(Current == '\\' ? ReadEscape() : Current);
            _cursor.Position++;
        }

        _cursor.Position++;
        return result.ToString();
    }

    private char ReadEscape()
    {
        _cursor.Position++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return ReadCodeUnit();
            default:
                throw _cursor.Fault("this is no escape; a backslash in a path must be doubled (D:\\\\Backups)");
        }
    }

    private char ReadCodeUnit()
    {
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            _cursor.Position++;
            var digit = Current switch
            {
                >= '0' and <= '9' => Current - '0',
                >= 'a' and <= 'f' => Current - 'a' + 10,
                >= 'A' and <= 'F' => Current - 'A' + 10,
                _ => throw _cursor.Fault("four hexadecimal digits are expected after \\u"),
            };
            code = (code * 16) + digit;
        }

        return (char)code;
    }

    private JValue ReadNumber()
    {
        var start = _cursor.Position;
        _cursor.Position += Current == '-' ? 1 : 0;
        if (Current == '0')
        {
            _cursor.Position++;
        }
        else
        {
            TakeDigits();
        }

        var whole = true;
        if (Current == '.')
        {
            whole = false;
            _cursor.Position++;
            TakeDigits();
        }

        if (Current is 'e' or 'E')
        {
            whole = false;
            _cursor.Position++;
            _cursor.Position += Current is '+' or '-' ? 1 : 0;
            TakeDigits();
        }

        if (char.IsLetterOrDigit(Current))
        {
            _cursor.Position = start;
            throw _cursor.Fault("this is no number; numbers have no leading zero and no unit");
        }

        var digits = _cursor.TextFrom(start);
        return whole && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? new JValue(integer)
            : new JValue(ToDouble(digits));
    }

    // .NET Framework throws where .NET has infinity; both are beyond every limit of the schema.
    private static double ToDouble(string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : digits[0] == '-' ? double.NegativeInfinity
        : double.PositiveInfinity;

    private void TakeDigits()
    {
        if (Current is < '0' or > '9')
        {
            throw _cursor.Fault("a digit is expected here");
        }

        while (Current is >= '0' and <= '9')
        {
            _cursor.Position++;
        }
    }

    private JValue ReadWord(string word, JValue value)
    {
        if (!_cursor.StartsWith(word))
        {
            throw _cursor.Fault("a value is expected here (text in double quotes, number, true, false, null, { or [)");
        }

        _cursor.Position += word.Length;
        return value;
    }
}
