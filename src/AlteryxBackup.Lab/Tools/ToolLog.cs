using System;
using System.Globalization;
using System.IO;

namespace AlteryxBackup.Lab.Tools;

/// <summary>Lines as the MongoDB tools write them: local time with offset, a tab, the text.</summary>
internal sealed class ToolLog(TextWriter writer)
{
    public void Line(string text)
    {
        var now = DateTimeOffset.Now;
        writer.Write(now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture));
        writer.Write(now.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        writer.Write('\t');
        writer.Write(text);
        writer.Write('\n');
        writer.Flush();
    }
}
