using System;
using System.Globalization;
using System.IO;
using System.Text;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Reporting;

/// <summary>
/// The log of one run: one line an event, <c>yyyy-MM-dd HH:mm:ss [LEVEL] text</c>, UTF-8, local time (REQ-7.1). Readable by this account and administrators alone.
/// Lines that can't be written, because the dump has filled the disk say, are kept and written with a later one: it is then that the log is needed.
/// </summary>
public sealed class LogFile : IOperationObserver, IDisposable
{
    private readonly IClock _clock;
    private readonly Stream _stream;
    private readonly StringBuilder _waiting = new();
    private long _written;

    private LogFile(string path, Stream stream, IClock clock)
    {
        Path = path;
        _clock = clock;
        _stream = stream;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Begins <c>BackupLog_{Mode}_yyyyMMdd_HHmmss.log</c> in a folder, which is made when missing; a name that is taken gets a number.</summary>
    /// <param name="machine">The boundaries.</param>
    /// <param name="folder">The log folder.</param>
    /// <param name="operation">The mode or the operation, for the name.</param>
    /// <exception cref="Platform.Errors.BackupException">PathNotWritable, DiskFull.</exception>
    public static LogFile Begin(Machine machine, string folder, string operation)
    {
        var name = $"BackupLog_{operation}_{machine.Clock.LocalNow.ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture)}";
        try
        {
            machine.DurableFiles.CreatePrivateFolder(folder);
            var path = System.IO.Path.Combine(folder, name + ".log");
            for (var number = 2; machine.Files.File.Exists(path); number++)
            {
                path = System.IO.Path.Combine(folder, $"{name}_{number}.log");
            }

            return new LogFile(path, machine.DurableFiles.CreatePrivate(path), machine.Clock);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StorageFailure.Explain(failure, folder, "No log could be begun, so nothing else was begun either.", "Free space there, or point BackupConfiguration.LogDirectory at a larger disk.");
        }
    }

    /// <inheritdoc/>
    public void Observe(OperationEvent happened)
    {
        switch (happened)
        {
            case MessageEvent message:
                Write(message.Level, message.Text);
                break;
            case StepStartedEvent started:
                Write(MessageLevel.Info, $"Step {started.Step} begins.");
                break;
            case StepFinishedEvent { Outcome: StepOutcome.Skipped } skipped:
                Write(MessageLevel.Info, $"Step {skipped.Step} skipped: {skipped.Summary}");
                break;
            case StepFinishedEvent { Outcome: StepOutcome.Failed } failed:
                Write(MessageLevel.Error, string.Format(CultureInfo.InvariantCulture, "Step {0} failed after {1:0.0} s.", failed.Step, failed.Duration.TotalSeconds));
                break;
            case StepFinishedEvent finished:
                Write(MessageLevel.Info, string.Format(CultureInfo.InvariantCulture, "Step {0} done in {1:0.0} s: {2}", finished.Step, finished.Duration.TotalSeconds, finished.Summary));
                break;
            default:
                break;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private void Write(MessageLevel level, string text)
    {
        var stamp = _clock.LocalNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        foreach (var line in text.Split('\n'))
        {
            _waiting.Append(stamp).Append(" [").Append(level.ToString().ToUpperInvariant()).Append("] ").Append(line.TrimEnd('\r')).Append('\n');
        }

        WriteWhatWaits();
    }

    private void WriteWhatWaits()
    {
        var bytes = Encoding.UTF8.GetBytes(_waiting.ToString());

        // A write that failed may have left a part of itself.
        if (_stream.Length != _written)
        {
            _stream.SetLength(_written);
        }

        _stream.Position = _written;
        _stream.Write(bytes, 0, bytes.Length);
        _stream.Flush();
        _written += bytes.Length;
        _ = _waiting.Clear();
    }
}
