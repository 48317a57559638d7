using System;
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

    private readonly string _text;
    private int _position;
    private int _depth;

    private CommentedJson(string text) => _text = text;

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    /// <summary>Parses one document.</summary>
    /// <exception cref="JsonReaderException">The text isn't JSON. The message never repeats a value: a connection string could hold a password.</exception>
    public static JToken Parse(string text)
    {
        var reader = new CommentedJson(text);
        reader.SkipBlanks();
        var value = reader.ReadValue();
        reader.SkipBlanks();
        return reader._position == text.Length ? value : throw reader.Fault("nothing more is expected here");
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
                return Current is '-' or (>= '0' and <= '9') ? ReadNumber() : throw Fault("a value is expected here (text in double quotes, number, true, false, null, { or [)");
        }
    }

    private JObject ReadObject()
    {
        Enter();
        var result = new JObject();
        while (Current != '}')
        {
            var keyPosition = _position;
            var key = Current == '"' ? ReadString() : throw Fault("a key in double quotes or } is expected here");
            if (result.ContainsKey(key))
            {
                _position = keyPosition;
                throw Fault($"the key \"{key}\" stands twice in the same section");
            }

            SkipBlanks();
            Take(':', "a colon is expected here");
            SkipBlanks();
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
            throw Fault($"more than {MaxDepth} levels are not read");
        }

        _position++;
        SkipBlanks();
    }

    private void Leave()
    {
        _position++;
        _depth--;
    }

    private void SkipSeparator(char end, string expected)
    {
        SkipBlanks();
        if (Current != end)
        {
            Take(',', expected);
            SkipBlanks();
        }
    }

    private string ReadString()
    {
        var start = _position++;
        var result = new StringBuilder();
        while (Current != '"')
        {
            if (_position >= _text.Length || Current is '\n' or '\r')
            {
                _position = start;
                throw Fault("this text has no closing quote");
            }

            if (Current < ' ')
            {
                throw Fault("a control character must be written as an escape");
            }

            result.Append(Current == '\\' ? ReadEscape() : Current);
            _position++;
        }

        _position++;
        return result.ToString();
    }

    private char ReadEscape()
    {
        _position++;
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
                throw Fault("this is no escape; a backslash in a path must be doubled (D:\\\\Backups)");
        }
    }

    private char ReadCodeUnit()
    {
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            _position++;
            var digit = Current switch
            {
                >= '0' and <= '9' => Current - '0',
                >= 'a' and <= 'f' => Current - 'a' + 10,
                >= 'A' and <= 'F' => Current - 'A' + 10,
                _ => throw Fault("four hexadecimal digits are expected after \\u"),
            };
            code = (code * 16) + digit;
        }

        return (char)code;
    }

    private JValue ReadNumber()
    {
        var start = _position;
        _position += Current == '-' ? 1 : 0;
        if (Current == '0')
        {
            _position++;
        }
        else
        {
            TakeDigits();
        }

        var whole = true;
        if (Current == '.')
        {
            whole = false;
            _position++;
            TakeDigits();
        }

        if (Current is 'e' or 'E')
        {
            whole = false;
            _position++;
            _position += Current is '+' or '-' ? 1 : 0;
            TakeDigits();
        }

        if (char.IsLetterOrDigit(Current))
        {
            _position = start;
            throw Fault("this is no number; numbers have no leading zero and no unit");
        }

        var digits = _text.Substring(start, _position - start);
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
            throw Fault("a digit is expected here");
        }

        while (Current is >= '0' and <= '9')
        {
            _position++;
        }
    }

    private JValue ReadWord(string word, JValue value)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            throw Fault("a value is expected here (text in double quotes, number, true, false, null, { or [)");
        }

        _position += word.Length;
        return value;
    }

    private void Take(char expected, string otherwise)
    {
        if (Current != expected)
        {
            throw Fault(otherwise);
        }

        _position++;
    }

    private void SkipBlanks()
    {
        while (true)
        {
            if (Current is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            {
                _position++;
            }
            else if (StartsWith("//"))
            {
                _position = EndOf("\n", otherwise: _text.Length);
            }
            else if (StartsWith("/*"))
            {
                var end = EndOf("*/", otherwise: -1);
                _position = end >= 0 ? end : throw Fault("this comment has no end");
            }
            else
            {
                return;
            }
        }
    }

    private bool StartsWith(string mark) => string.CompareOrdinal(_text, _position, mark, 0, mark.Length) == 0;

    private int EndOf(string mark, int otherwise)
    {
        var found = _text.IndexOf(mark, Math.Min(_position + 2, _text.Length), StringComparison.Ordinal);
        return found < 0 ? otherwise : found + mark.Length;
    }

    private JsonReaderException Fault(string expected)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < _position && i < _text.Length; i++)
        {
            if (_text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        var column = _position - lineStart + 1;
        return new JsonReaderException(string.Format(CultureInfo.InvariantCulture, "line {0}, column {1}: {2}", line, column, expected), "", line, column, null);
    }
}
