using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace AlteryxBackup.EndToEnd.Tests.Secrets;

/// <summary>The argument list of every process that begins on this machine, looked at every 5 ms: what any user could see while a backup runs.</summary>
internal sealed class ArgumentLists : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _before = [.. Processes()];
    private readonly Thread _thread;
    private volatile bool _ended;

    public ArgumentLists()
    {
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Ends the watch; what was seen, arguments separated by line feeds.</summary>
    public IReadOnlyCollection<string> Finish()
    {
        Dispose();
        return _seen;
    }

    public void Dispose()
    {
        _ended = true;
        _thread.Join();
    }

    private static IEnumerable<string> Processes() => Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]));

    private void Watch()
    {
        while (!_ended)
        {
            foreach (var process in Processes().Where(path => !_before.Contains(path)))
            {
                Look(Path.Combine(process, "cmdline"));
            }

            Thread.Sleep(Interval);
        }
    }

    private void Look(string path)
    {
        try
        {
            _seen.Add(Encoding.UTF8.GetString(File.ReadAllBytes(path)).Replace('\0', '\n'));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
        }
    }
}
