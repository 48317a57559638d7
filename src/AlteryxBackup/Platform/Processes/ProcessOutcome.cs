using System;
using System.Text;

namespace AlteryxBackup.Platform.Processes;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; meaningless when <paramref name="TimedOut"/>.</param>
/// <param name="TimedOut">True when it was ended at its limit.</param>
/// <param name="StandardOutput">What it wrote, as bytes; of more than 4 MB the first and last half.</param>
/// <param name="StandardError">Likewise.</param>
/// <param name="Duration">From start to end.</param>
public sealed record ProcessOutcome(int ExitCode, bool TimedOut, byte[] StandardOutput, byte[] StandardError, TimeSpan Duration)
{
    /// <summary>Standard output as UTF-8 text, invalid bytes replaced.</summary>
    public string OutputText() => Encoding.UTF8.GetString(StandardOutput);

    /// <summary>Standard error as UTF-8 text, invalid bytes replaced.</summary>
    public string ErrorText() => Encoding.UTF8.GetString(StandardError);
}
