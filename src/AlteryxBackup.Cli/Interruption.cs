using System;
using System.Runtime.InteropServices;
using System.Threading;
using AlteryxBackup.Cli.Output;

namespace AlteryxBackup.Cli;

/// <summary>Ctrl+C, SIGTERM and a closed terminal end the command in order: they are acknowledged at once, and the command returns when what it had begun is put right.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;
    private readonly PosixSignalRegistration _quit;
    private readonly Terminal _terminal;

    public Interruption(Terminal terminal)
    {
        _terminal = terminal;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Acknowledge);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Acknowledge);
        // A closed terminal or console, a dropped remote session.
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Acknowledge);
        _quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Acknowledge);
    }

    public int Run(Func<CancellationToken, int> command) => command(_source.Token);

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _quit.Dispose();
        _source.Dispose();
    }

    private void Acknowledge(PosixSignalContext context)
    {
        context.Cancel = true;
        _terminal.Say("Cancelling: the service is put back and unfinished files are removed first.");
        _source.Cancel();
    }
}
