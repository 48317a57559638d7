using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.IO.Abstractions;
using System.Text;
using System.Threading;
using System.Xml.Linq;
using AlteryxBackup.Platform.Processes;

namespace AlteryxBackup.Platform.Windows;

/// <summary>
/// Starts a program through the task scheduler, as SYSTEM: a task that is created, run, and deleted at once, which doesn't interrupt what runs (Microsoft:
/// "schtasks delete"). From a description in a file, because <c>/tr</c> takes 261 characters and no more.
/// </summary>
internal sealed class OneShotTask : IDetachedPrograms
{
    private const string LocalSystem = "S-1-5-18";
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    private readonly IProcessRunner _processes;
    private readonly IFileSystem _files;

    /// <summary>Takes what runs schtasks.exe, and where the description is written.</summary>
    public OneShotTask(IProcessRunner processes, IFileSystem files)
    {
        _processes = processes;
        _files = files;
    }

    /// <inheritdoc/>
    public void Start(string fileName, IReadOnlyList<string> arguments)
    {
        var task = $@"\AlteryxBackup\{Path.GetFileNameWithoutExtension(fileName)}-{Guid.NewGuid():N}";
        Create(task, Describe(fileName, arguments));
        var refused = Schedule("/run", "/tn", task);

        // One that is left over has no trigger: it never runs by itself.
        _ = Schedule("/delete", "/tn", task, "/f");
        Require(refused);
    }

    private void Create(string task, XDocument description)
    {
        var path = _files.Path.Combine(_files.Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".xml");
        try
        {
            Write(path, description);
            var refused = Schedule("/create", "/tn", task, "/xml", path);
            _files.File.Delete(path);
            Require(refused);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Win32Exception(SystemFailure.AccessDenied, $"its description can't be written: {failure.Message}");
        }
    }

    // Without a time limit, and stopped by neither battery nor idleness: those are the scheduler's defaults.
    private static XDocument Describe(string fileName, IReadOnlyList<string> arguments) => new(
        new XElement(
            Schema + "Task",
            new XAttribute("version", "1.2"),
            new XElement(
                Schema + "Principals",
                new XElement(Schema + "Principal", new XAttribute("id", "Author"), new XElement(Schema + "UserId", LocalSystem), new XElement(Schema + "RunLevel", "HighestAvailable"))),
            new XElement(
                Schema + "Settings",
                new XElement(Schema + "DisallowStartIfOnBatteries", "false"),
                new XElement(Schema + "StopIfGoingOnBatteries", "false"),
                new XElement(Schema + "RunOnlyIfIdle", "false"),
                new XElement(Schema + "ExecutionTimeLimit", "PT0S"),
                new XElement(Schema + "Priority", "5")),
            new XElement(
                Schema + "Actions",
                new XAttribute("Context", "Author"),
                new XElement(
                    Schema + "Exec",
                    new XElement(Schema + "Command", fileName),
                    new XElement(Schema + "Arguments", WindowsCommandLine.Join(arguments)),
                    new XElement(Schema + "WorkingDirectory", Path.GetDirectoryName(fileName))))));

    // Created by us or not at all: what SYSTEM is to run must not come from a file that was waiting there.
    private void Write(string path, XDocument description)
    {
        using var stream = _files.FileStream.Create(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        using var writer = new StreamWriter(stream, Encoding.Unicode);
        description.Save(writer);
    }

    private static void Require(string? refused)
    {
        if (refused is not null)
        {
            throw new Win32Exception(SystemFailure.AccessDenied, refused);
        }
    }

    /// <summary>Null when it was done; else why not.</summary>
    private string? Schedule(params string[] arguments)
    {
        var program = Path.Combine(Environment.SystemDirectory, "schtasks.exe");
        var outcome = _processes.Run(new ProcessRequest { FileName = program, Arguments = arguments, TimeLimit = AnswerLimit }, CancellationToken.None);
        if (outcome is { TimedOut: false, ExitCode: 0 })
        {
            return null;
        }

        var said = (outcome.ErrorText() + " " + outcome.OutputText()).Trim();
        var how = outcome.TimedOut ? $"gave no answer within {AnswerLimit.TotalSeconds:0} s" : $"ended with exit code {outcome.ExitCode}";
        return $"schtasks {arguments[0]} {how}{(said.Length == 0 ? "" : ": " + said)}";
    }
}
