using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;

namespace AlteryxBackup.MongoTools;

/// <summary>Standard error: time, tab, text. Everything goes there, progress too.</summary>
internal sealed class ToolLog(Stream errors)
{
    private readonly Lock _gate = new();

    public void Say(string text) => Write(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fff}+0000\t{text}\n"));

    /// <summary>Without time and line end.</summary>
    public void Write(string text)
    {
        lock (_gate)
        {
            errors.Write(Encoding.UTF8.GetBytes(text));
            errors.Flush();
        }
    }
}
