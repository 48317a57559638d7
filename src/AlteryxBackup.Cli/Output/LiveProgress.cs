using System;
using System.Diagnostics;
using System.Globalization;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Reporting;
using Spectre.Console;

namespace AlteryxBackup.Cli.Output;

/// <summary>Progress for a person who watches: the running step with bytes, rate and time left on one live line, finished steps above it.</summary>
internal sealed class LiveProgress : IOperationObserver
{
    private readonly IAnsiConsole _console;
    private readonly StatusContext _status;
    private readonly Stopwatch _step = new();

    private LiveProgress(IAnsiConsole console, StatusContext status)
    {
        _console = console;
        _status = status;
    }

    /// <summary>Runs an operation with the progress that fits whoever reads it.</summary>
    public static T Watch<T>(Terminal terminal, Func<IOperationObserver, T> operation) => terminal.Interactive
        ? terminal.Console.Status().Spinner(Spinner.Known.Dots).Start("starting", status => operation(new LiveProgress(terminal.Console, status)))
        : operation(new StepLines(terminal));

    public void Observe(OperationEvent happened)
    {
        switch (happened)
        {
            case StepStartedEvent started:
                _step.Restart();
                _status.Status = Markup.Escape(started.Step);
                break;
            case StepProgressEvent progress:
                _status.Status = Markup.Escape($"{progress.Step}  {Figures(progress)}  {progress.Activity}");
                break;
            case StepFinishedEvent finished:
                var mark = finished.Outcome switch { StepOutcome.Failed => "[red]✗[/]", StepOutcome.Skipped => "[grey]–[/]", _ => "[green]✓[/]" };
                _console.MarkupLine(string.Format(
                    CultureInfo.InvariantCulture, "{0} {1,-13} [grey]{2,6:0.0} s[/]  {3}", mark, finished.Step, finished.Duration.TotalSeconds, Markup.Escape(finished.Summary ?? "")));
                break;
            case MessageEvent { Level: MessageLevel.Warning } warning:
                _console.MarkupLine("[yellow]![/] " + Markup.Escape(warning.Text));
                break;
            default:
                break;
        }
    }

    private string Figures(StepProgressEvent progress)
    {
        if (progress.Unit == ProgressUnit.Seconds)
        {
            return progress.Total is { } limit ? $"{progress.Done} s of at most {limit} s" : $"{progress.Done} s";
        }

        var seconds = Math.Max(_step.Elapsed.TotalSeconds, 0.001);
        var rate = progress.Done / seconds;
        var figures = $"{Amount(progress.Done, progress.Unit)}  {Amount((long)rate, progress.Unit)}/s";
        if (progress.Total is not { } total || total <= 0 || rate <= 0)
        {
            return figures;
        }

        var left = TimeSpan.FromSeconds(Math.Max(0, (total - progress.Done) / rate));
        return string.Format(
            CultureInfo.InvariantCulture, "{0}  {1:0} %  {2:hh\\:mm\\:ss} left", figures, Math.Min(100, 100.0 * progress.Done / total), left);
    }

    private static string Amount(long count, ProgressUnit unit) =>
        unit == ProgressUnit.Documents ? count.ToString(CultureInfo.InvariantCulture) + " documents" : ByteSize.Text(count);
}
