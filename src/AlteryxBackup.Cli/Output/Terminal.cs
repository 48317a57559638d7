using System;
using System.IO;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Reporting;
using Spectre.Console;

namespace AlteryxBackup.Cli.Output;

/// <summary>Where words go: people's to stdout, or to stderr when stdout is promised to one JSON document.</summary>
internal sealed class Terminal
{
    private readonly bool _json;

    public Terminal(bool json)
    {
        _json = json;
        People = json ? System.Console.Error : System.Console.Out;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(People),
            Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = Interactive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!Interactive)
        {
            // A file or pipe has no width of its own; lines are not to be folded there.
            Console.Profile.Width = 200;
        }
    }

    /// <summary>Plain text for people.</summary>
    public TextWriter People { get; }

    /// <summary>Colours, tables, progress for people, where their terminal has them.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>True when a person watches.</summary>
    public bool Interactive => !(_json ? System.Console.IsErrorRedirected : System.Console.IsOutputRedirected);

    /// <summary>A line for people.</summary>
    public void Say(string text) => People.WriteLine(text);

    /// <summary>The command's result: the document with --json, else what <paramref name="people"/> prints.</summary>
    public void Result(object document, Action people)
    {
        if (_json)
        {
            System.Console.Out.WriteLine(JsonText.Of(document));
        }
        else
        {
            people();
        }
    }

    /// <summary>A failure of a command that has no result object of its own.</summary>
    public void Fail(BackupException failure)
    {
        ErrorText.Write(failure, System.Console.Error);
        if (_json)
        {
            System.Console.Out.WriteLine(JsonText.Of(FailureDocument.From(failure)));
        }
    }
}
