using System;
using System.Globalization;
using Newtonsoft.Json;

namespace AlteryxBackup.Configuration;

/// <summary>A place in a text of JSON with comments, and the faults found there.</summary>
internal sealed class JsonCursor(string text)
{
    /// <summary>Index of the current character.</summary>
    public int Position { get; set; }

    /// <summary>The current character; NUL at the end.</summary>
    public char Current => Position < text.Length ? text[Position] : '\0';

    /// <summary>True behind the last character.</summary>
    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The text from a place up to here.</summary>
    public string TextFrom(int start) => text.Substring(start, Position - start);

    /// <summary>Steps over one character that must stand here.</summary>
    public void Take(char expected, string otherwise)
    {
        if (Current != expected)
        {
            throw Fault(otherwise);
        }

        Position++;
    }

    /// <summary>Steps over blanks, line ends and comments.</summary>
    public void SkipBlanks()
    {
        while (true)
        {
            if (Current is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            {
                Position++;
            }
            else if (StartsWith("//"))
            {
                Position = EndOf("\n", otherwise: text.Length);
            }
            else if (StartsWith("/*"))
            {
                var end = EndOf("*/", otherwise: -1);
                Position = end >= 0 ? end : throw Fault("this comment has no end");
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Whether a word stands here.</summary>
    public bool StartsWith(string mark) => string.CompareOrdinal(text, Position, mark, 0, mark.Length) == 0;

    private int EndOf(string mark, int otherwise)
    {
        var found = text.IndexOf(mark, Math.Min(Position + 2, text.Length), StringComparison.Ordinal);
        return found < 0 ? otherwise : found + mark.Length;
    }

    /// <summary>Makes the exception for this place, with line and column from 1.</summary>
    public JsonReaderException Fault(string expected)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < Position && i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        var column = Position - lineStart + 1;
        return new JsonReaderException(string.Format(CultureInfo.InvariantCulture, "line {0}, column {1}: {2}", line, column, expected), "", line, column, null);
    }
}
