using System.Threading;

namespace AlteryxBackup.Platform.Processes;

/// <summary>Runs other programs. The one place where processes are started.</summary>
public interface IProcessRunner
{
    /// <summary>Runs a program to its end, or ends its whole process tree when cancelled or over its limit.</summary>
    /// <exception cref="System.OperationCanceledException">Cancelled; no process of the tree is left.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The program can't be started.</exception>
    ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation);
}
