using System.Globalization;
using System.Text;

namespace AlteryxBackup.Lab.Tools;

/// <summary>File names of collections as mongodump makes them: a query escape, so a space becomes <c>+</c>.</summary>
internal static class DumpName
{
    public static string Escape(string collection)
    {
        var text = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(collection))
        {
            var character = (char)value;
            _ = char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~'
                ? text.Append(character)
                : character == ' ' ? text.Append('+') : text.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    public static string Unescape(string name) => System.Uri.UnescapeDataString(name.Replace('+', ' '));
}
