using System.Collections.Generic;
using System.ComponentModel;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Platform.Windows;

/// <summary>Breaks away from our jobs, and where a job allows that to nobody (a remote session's, say) takes the way through the task scheduler.</summary>
internal sealed class WindowsDetachedPrograms : IDetachedPrograms
{
    private readonly IDetachedPrograms _breakaway;
    private readonly IDetachedPrograms _task;

    /// <summary>Takes both ways.</summary>
    public WindowsDetachedPrograms(IDetachedPrograms breakaway, IDetachedPrograms task)
    {
        _breakaway = breakaway;
        _task = task;
    }

    /// <inheritdoc/>
    public void Start(string fileName, IReadOnlyList<string> arguments)
    {
        try
        {
            _breakaway.Start(fileName, arguments);
        }
        catch (Win32Exception refused) when (refused.NativeErrorCode == SystemFailure.AccessDenied)
        {
            StartAsTask(fileName, arguments, refused);
        }
    }

    private void StartAsTask(string fileName, IReadOnlyList<string> arguments, Win32Exception refused)
    {
        try
        {
            _task.Start(fileName, arguments);
        }
        catch (Win32Exception failure)
        {
            throw new Win32Exception(
                failure.NativeErrorCode,
                $"'{fileName}' can be started neither outside the job that this session runs in ({refused.Message}, error {refused.NativeErrorCode}) nor as a scheduled task ({failure.Message}).");
        }
    }
}
