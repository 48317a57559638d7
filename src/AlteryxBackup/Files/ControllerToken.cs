using System;
using System.ComponentModel;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>Sets a controller's token. The vendor's program takes it as an argument alone, so for that moment administrators of this machine can see it among its processes. Nothing that the program prints is repeated: it may hold the token.</summary>
internal sealed class ControllerToken(IProcessRunner processes, AlteryxServer server)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Whether the server has this token already.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public bool Is(Secret token, CancellationToken cancellation)
    {
        try
        {
            var outcome = processes.Run(new ProcessRequest { FileName = server.ServiceExecutable, Arguments = ["getserversecret"], TimeLimit = Limit }, cancellation);
            using var output = new SecretOutput(outcome.StandardOutput);
            using var found = output.Whole();
            return !outcome.TimedOut && found.Reveal(one => token.Reveal(other => one.SequenceEqual(other)));
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Sets it, and asks for it again: exit code and words of the program are not documented well enough to be believed.</summary>
    /// <param name="token">The token.</param>
    /// <param name="started">Told the program's process as soon as it runs.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="BackupException">ControllerTokenNotSet.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Set(Secret token, Action<int> started, CancellationToken cancellation)
    {
        string problem;
        try
        {
            var argument = "setserversecret=" + token.Reveal(Encoding.UTF8.GetString);
            var outcome = processes.Run(new ProcessRequest { FileName = server.ServiceExecutable, Arguments = [argument], TimeLimit = Limit, OnStarted = started }, cancellation);
            problem = outcome.TimedOut ? $"it was ended after {Limit.TotalSeconds} seconds" : FormattableString.Invariant($"it ended with exit code {outcome.ExitCode}, and the server doesn't tell that token afterwards");
        }
        catch (Win32Exception failure)
        {
            problem = "it can't be started: " + failure.Message.TrimEnd('.');
        }

        if (!Is(token, cancellation))
        {
            throw ErrorCatalogue.ControllerTokenNotSet.Because($"'{server.ServiceExecutable} setserversecret=…': {problem}.");
        }
    }
}
