using System;
using System.Threading;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Platform.Locks;

/// <summary>A lock that is waited for while another operation holds it: for what has to be done all the same, only a little later.</summary>
/// <param name="inner">The lock.</param>
/// <param name="clock">Measures the wait.</param>
/// <param name="limit">When the other's refusal is passed on.</param>
/// <param name="tell">Hears who is waited for, once.</param>
/// <param name="cancellation">Ends the wait.</param>
internal sealed class PatientRunLock(IRunLock inner, IClock clock, TimeSpan limit, Action<BackupException> tell, CancellationToken cancellation) : IRunLock
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IDisposable Acquire(string operation, string? mode)
    {
        var begun = clock.Elapsed;
        var isTold = false;
        while (true)
        {
            try
            {
                return inner.Acquire(operation, mode);
            }
            catch (BackupException held) when (held.Error == ErrorCatalogue.AlreadyRunning && clock.Elapsed - begun < limit)
            {
                if (!isTold)
                {
                    tell(held);
                    isTold = true;
                }
            }

            clock.Wait(PollInterval, cancellation);
        }
    }
}
