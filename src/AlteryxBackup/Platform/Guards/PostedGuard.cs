using System;
using System.IO;
using System.Threading.Tasks;

namespace AlteryxBackup.Platform.Guards;

/// <summary>A guard's process, from our end of the pipe.</summary>
internal sealed class PostedGuard : IGuard
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(2);

    private readonly GuardLine _line;

    public PostedGuard(GuardLine line, int processId)
    {
        _line = line;
        ProcessId = processId;
        Gone = line.HearAsync();
    }

    /// <inheritdoc/>
    public int ProcessId { get; }

    /// <inheritdoc/>
    public Task Gone { get; }

    /// <inheritdoc/>
    public void Release()
    {
        try
        {
            _line.Say(GuardLine.Release);
            _ = Gone.Wait(LeaveLimit);
        }
        catch (IOException)
        {
            // It has gone already.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();
}
