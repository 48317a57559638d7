using System;
using System.Collections.Generic;
using System.Text;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>
/// Reads the text of a <c>.env</c> file as bash and the usual dotenv libraries do: <c>export</c>, comments, single quotes (literal), double quotes (escapes, several lines).
/// Nothing is expanded, so a dollar sign is a dollar sign. What can't be read is passed over.
/// </summary>
internal sealed class EnvironmentFile
{
    private const string Export = "export";

    private readonly string _text;
    private int _at;

    private EnvironmentFile(string text) => _text = text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n');

    /// <summary>The variables; of a name that stands there twice the last.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var file = new EnvironmentFile(text);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        while (file._at < file._text.Length)
        {
            var start = file._at;
            if (file.Name() is { } name)
            {
                variables[name] = file.Value();
            }

            file.SkipLine(start);
        }

        return variables;
    }

    private string? Name()
    {
        var end = EndOfLine(_at);
        var equals = _text.IndexOf('=', _at, end - _at);
        if (equals < 0)
        {
            return null;
        }

        var name = _text.Substring(_at, equals - _at).Trim();
        if (name.StartsWith(Export, StringComparison.Ordinal) && name.Length > Export.Length && char.IsWhiteSpace(name[Export.Length]))
        {
            name = name.Substring(Export.Length).TrimStart();
        }

        _at = equals + 1;
        return name.Length > 0 && name[0] != '#' ? name : null;
    }

    private string Value()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }

        return (At(_at) switch { '"' => DoubleQuoted(), '\'' or '`' => Literal(_text[_at]), _ => null }) ?? Plain();
    }

    // A number sign begins a comment only after a space: passwords hold it, too.
    private string Plain()
    {
        var line = _text.Substring(_at, EndOfLine(_at) - _at);
        for (var index = 0; index < line.Length; index++)
        {
            if (line[index] == '#' && (index == 0 || char.IsWhiteSpace(line[index - 1])))
            {
                line = line.Substring(0, index);
            }
        }

        return line.Trim();
    }

    // bash knows no escape there; some libraries take \' for a quote. It is one where the value goes on after it.
    private string? Literal(char quote)
    {
        for (var close = _text.IndexOf(quote, _at + 1); close > 0; close = _text.IndexOf(quote, close + 1))
        {
            if (_text[close - 1] != '\\' || close - 1 == _at || EndsValue(close + 1))
            {
                return EndsValue(close + 1) ? Take(close, _text.Substring(_at + 1, close - _at - 1).Replace("\\" + quote, quote.ToString())) : null;
            }
        }

        return null;
    }

    private string? DoubleQuoted()
    {
        var value = new StringBuilder();
        for (var index = _at + 1; index < _text.Length; index++)
        {
            if (_text[index] == '"')
            {
                return EndsValue(index + 1) ? Take(index, value.ToString()) : null;
            }

            if (_text[index] == '\\' && Unescaped(At(index + 1)) is { } escaped)
            {
                _ = value.Append(escaped);
                index++;
            }
            else
            {
                _ = value.Append(_text[index]);
            }
        }

        return null;
    }

    private string Take(int close, string value)
    {
        _at = close + 1;
        return value;
    }

    // A quoted value has nothing after it but a comment: what has is no quoted value.
    private bool EndsValue(int from)
    {
        var rest = _text.Substring(from, EndOfLine(from) - from).TrimStart();
        return rest.Length == 0 || rest[0] == '#';
    }

    private static char? Unescaped(char letter) => letter switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' or '\\' or '$' or '`' => letter,
        _ => null,
    };

    private char At(int index) => index < _text.Length ? _text[index] : '\0';

    private int EndOfLine(int from)
    {
        var end = _text.IndexOf('\n', Math.Min(from, _text.Length));
        return end < 0 ? _text.Length : end;
    }

    private void SkipLine(int start) => _at = EndOfLine(Math.Max(_at, start)) + 1;
}
