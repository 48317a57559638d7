using System;
using System.IO;
using System.IO.Pipes;
using System.Text;
using System.Threading.Tasks;

namespace AlteryxBackup.Platform.Guards;

/// <summary>The two ends' way to speak: lines of UTF-8 over a pipe.</summary>
internal sealed class GuardLine : IDisposable
{
    public const string Ready = "ready";
    public const string Release = "release";

    private readonly PipeStream _pipe;
    private readonly StreamReader _reader;

    public GuardLine(PipeStream pipe)
    {
        _pipe = pipe;
        _reader = new StreamReader(pipe, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, bufferSize: 1024, leaveOpen: true);
    }

    /// <exception cref="IOException">The other end has gone.</exception>
    public void Say(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        _pipe.Write(bytes, 0, bytes.Length);
        _pipe.Flush();
    }

    /// <summary>The next line; null once the other end has gone.</summary>
    public async Task<string?> HearAsync()
    {
        try
        {
            return await _reader.ReadLineAsync().ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The next line; null once the other end has gone.</summary>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public string? Hear(TimeSpan limit)
    {
        var line = HearAsync();
        return line.Wait(limit) ? line.Result : throw new TimeoutException($"No answer within {limit.TotalSeconds:0} s.");
    }

    public void Dispose()
    {
        _pipe.Dispose();
        _reader.Dispose();
    }
}
