using System;
using System.ComponentModel;
using System.Globalization;
using System.IO;
using System.IO.Abstractions;
using System.IO.Pipes;
using System.Threading;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Platform.Guards;

/// <summary>Guards as processes of this machine. Each comes over a pipe, says the nonce of its ticket, is given its charge, and answers that it stands ready.</summary>
/// <param name="program">What to start.</param>
/// <param name="programs">Starts what must outlive us.</param>
/// <param name="files">Removes a ticket that nobody took.</param>
/// <param name="durable">Writes the ticket.</param>
public sealed class LocalGuards(GuardProgram program, IDetachedPrograms programs, IFileSystem files, IDurableFiles durable) : IGuards
{
    // A cold start of PowerShell on a busy server takes seconds; nothing is down yet.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    // A start that fails once, on a server that is short of something for a moment, is no reason to go without tonight's backup.
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public IGuard Post(string folder, string charge)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return PostOne(folder, charge);
            }
            catch (BackupException failure) when (attempt < Attempts && failure.InnerException is Win32Exception or IOException)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private PostedGuard PostOne(string folder, string charge)
    {
        string? ticketPath = null;
        NamedPipeServerStream? pipe = null;
        try
        {
            var ticket = GuardTicket.Issue();
            pipe = Listen(ticket.Pipe);
            ticketPath = ticket.Leave(durable, folder);
            programs.Start(program.FileName, [.. program.Arguments, ticketPath]);
            var guard = Brief(pipe, ticket, charge);
            pipe = null;
            return guard;
        }
        catch (Exception failure) when (failure is Win32Exception or TimeoutException or OperationCanceledException || StorageFailure.Is(failure))
        {
            throw ErrorCatalogue.GuardNotPossible.Because(
                $"The guard that would put the service back if this process died can't be had ('{program.FileName}'): {failure.Message}", "The service was not touched.", cause: failure);
        }
        finally
        {
            pipe?.Dispose();
            Discard(ticketPath);
        }
    }

    private static PostedGuard Brief(NamedPipeServerStream pipe, GuardTicket ticket, string charge)
    {
        using (var limit = new CancellationTokenSource(AnswerLimit))
        {
            try
            {
                pipe.WaitForConnectionAsync(limit.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"It did not come within {AnswerLimit.TotalSeconds:0} s of its start.");
            }
        }

        var line = new GuardLine(pipe);
        var hello = (line.Hear(AnswerLimit) ?? "").Split(' ');
        if (hello.Length != 2 || hello[0] != ticket.Nonce || !int.TryParse(hello[1], NumberStyles.None, CultureInfo.InvariantCulture, out var processId))
        {
            throw new IOException("What came isn't the guard that was started.");
        }

        line.Say(charge);
        var answer = line.Hear(AnswerLimit);
        return answer == GuardLine.Ready
            ? new PostedGuard(line, processId)
            : throw new IOException(answer ?? "It ended before it stood ready; its own log says why.");
    }

    private static NamedPipeServerStream Listen(string name) => new(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, OnlyOurs | PipeOptions.Asynchronous);

#if NET
    // On Windows a guard may have to run as SYSTEM, and the system's own rights for a new pipe let administrators alone write; the nonce does the rest.
    private static PipeOptions OnlyOurs => OperatingSystem.IsWindows() ? PipeOptions.None : PipeOptions.CurrentUserOnly;
#else
    private static PipeOptions OnlyOurs => PipeOptions.None;
#endif

    private void Discard(string? ticketPath)
    {
        try
        {
            if (ticketPath is not null)
            {
                files.File.Delete(ticketPath);
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            // A ticket that stays opens nothing: its pipe has gone.
        }
    }
}
