using System;
using System.Globalization;
using System.IO;
using System.IO.Abstractions;
using System.IO.Pipes;
using System.Threading.Tasks;

namespace AlteryxBackup.Platform.Guards;

/// <summary>The guard's own end of the pipe.</summary>
public sealed class GuardPost : IDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly GuardLine _line;

    private GuardPost(GuardLine line, string charge)
    {
        _line = line;
        Charge = charge;
    }

    /// <summary>What it was told to guard.</summary>
    public string Charge { get; }

    /// <summary>Takes the ticket, reports to whoever left it, and hears its charge.</summary>
    /// <exception cref="IOException">There is no ticket, or nobody at the other end.</exception>
    /// <exception cref="TimeoutException">The other end says nothing.</exception>
    public static GuardPost Report(IFileSystem files, IHostInformation host, string ticketPath)
    {
        var ticket = GuardTicket.Take(files, ticketPath);
        var pipe = new NamedPipeClientStream(".", ticket.Pipe, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            pipe.Connect((int)AnswerLimit.TotalMilliseconds);
            var line = new GuardLine(pipe);
            line.Say(string.Format(CultureInfo.InvariantCulture, "{0} {1}", ticket.Nonce, host.ProcessId));
            return new GuardPost(line, line.Hear(AnswerLimit) ?? throw new IOException("Whoever started this guard has gone."));
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    /// <summary>Says that it stands ready.</summary>
    /// <exception cref="IOException">The other end has gone.</exception>
    public void StandReady() => _line.Say(GuardLine.Ready);

    /// <summary>Says why it can't do what it is there for.</summary>
    /// <exception cref="IOException">The other end has gone.</exception>
    public void Decline(string reason) => _line.Say(reason.Replace('\r', ' ').Replace('\n', ' '));

    /// <summary>True once it is sent away; false once the other end has gone without.</summary>
    public async Task<bool> ReleasedAsync() => await _line.HearAsync().ConfigureAwait(false) == GuardLine.Release;

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();
}
