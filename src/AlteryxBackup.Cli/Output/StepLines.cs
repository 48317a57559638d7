using System.Globalization;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Cli.Output;

/// <summary>Progress where nobody watches live (a pipe, a scheduled task's output): one line per finished step, warnings as they come.</summary>
internal sealed class StepLines : IOperationObserver
{
    private readonly Terminal _terminal;

    public StepLines(Terminal terminal) => _terminal = terminal;

    public void Observe(OperationEvent happened)
    {
        switch (happened)
        {
            case StepFinishedEvent finished:
                var mark = finished.Outcome switch { StepOutcome.Failed => "FAIL", StepOutcome.Skipped => "  --", _ => "  ok" };
                _terminal.Say(string.Format(
                    CultureInfo.InvariantCulture, "{0}  {1,-13} {2,6:0.0} s  {3}", mark, finished.Step, finished.Duration.TotalSeconds, finished.Summary).TrimEnd());
                break;
            case MessageEvent { Level: MessageLevel.Warning } warning:
                _terminal.Say($"warn  {warning.Text}");
                break;
            default:
                break;
        }
    }
}
