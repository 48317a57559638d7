using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Operator;

namespace AlteryxBackup.EndToEnd.Tests.Documentation;

/// <summary>A simulated server with a backup of each mode, for the commands of the documents to work on.</summary>
public sealed class DocumentationLab : IDisposable
{
    private static readonly HashSet<string> OnTheirOwn = new(["verify", "show", "expand", "lab", "rehearse"], StringComparer.Ordinal);

    private readonly TemporaryLab _lab = new();
    private readonly string _archive;
    private int _made;

    public DocumentationLab()
    {
        _lab.Server.Start();
        foreach (var mode in new[] { "Full", "DatabaseOnly", "ConfigOnly" })
        {
            Assert.Equal(0, BuiltProgram.Run("backup", "--config", _lab.Server.ConfigurationPath, "--mode", mode).ExitCode);
        }

        _archive = Directory.GetFiles(Path.Combine(_lab.Server.Directory, "Backups"), "*_Full_*.zip").Single();
    }

    public void Dispose() => _lab.Dispose();

    /// <summary>Puts what the lab has in place of a document's example paths; null for a command that is about another machine: it can only be understood here.</summary>
    internal IReadOnlyList<string>? Adapt(IReadOnlyList<string> command)
    {
        if (command.Count == 0)
        {
            return null;
        }

        var adapted = command.Select((word, index) => Adapt(word, index == 0 ? "" : command[index - 1], command[0])).ToList();
        return (OnTheirOwn.Contains(command[0]) || command.Contains("--config")) && !adapted.Any(word => word.Contains('\\', StringComparison.Ordinal)) ? adapted : null;
    }

    /// <summary>Runs an adapted command.</summary>
    internal ProgramResult Run(IReadOnlyList<string> command)
    {
        _lab.Server.Start();
        return BuiltProgram.RunIn(_lab.PathTo(), [.. command]);
    }

    private string Adapt(string word, string previous, string verb) => (previous, verb) switch
    {
        ("--config" or "-c", _) => _lab.Server.ConfigurationPath,
        ("--size-mb", _) => "0",
        ("create", "lab") => _lab.PathTo($"made-{++_made}"),
        ("ARCHIVE", "expand") => _lab.PathTo($"made-{++_made}"),
        ("--directory", "rehearse") => _lab.PathTo($"made-{++_made}"),
        ("start" or "stop" or "status", "lab") => _lab.Server.Directory,
        _ when word == "ARCHIVE" || word.EndsWith(".zip", StringComparison.Ordinal) => _archive,
        _ => word,
    };
}
