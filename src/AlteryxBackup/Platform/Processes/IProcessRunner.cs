using System.Threading;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Runs other programs. The one place where processes are started.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end, or ends it when cancelled or over its limit: with its whole process tree unless it <see cref="ProcessRequest.LeavesDescendants"/>.</summary>
    /// <exception cref="System.OperationCanceledException">Cancelled; the program, or its whole tree, is gone.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The program can't be started.</exception>
    ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation);
}
