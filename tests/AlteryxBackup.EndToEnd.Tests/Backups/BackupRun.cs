using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>One run of <c>alteryx-backup backup --json</c> and the document it printed.</summary>
internal sealed class BackupRun
{
    /// <exception cref="JsonException">Standard output is not one JSON document and nothing else.</exception>
    public BackupRun(ProgramResult program)
    {
        Program = program;
        Document = JsonElement.Parse(program.Output);
    }

    public ProgramResult Program { get; }

    public JsonElement Document { get; }

    public int ExitCode => Program.ExitCode;

    public string Status => Text(nameof(Status))!;

    public string ArchivePath => Text(nameof(ArchivePath))!;

    public string Log => File.ReadAllText(Text("LogPath")!);

    public IReadOnlyList<string> Warnings => [.. Document.GetProperty(nameof(Warnings)).EnumerateArray().Select(warning => warning.GetString()!)];

    public IReadOnlyList<BackupError> Errors =>
    [
        .. Document.GetProperty(nameof(Errors)).EnumerateArray().Select(error => new BackupError(
            error.GetProperty("Id").GetString()!, error.GetProperty("Message").GetString()!, error.GetProperty("Action").GetString()!)),
    ];

    public IReadOnlyList<string> ErrorIds => [.. Errors.Select(error => error.Id)];

    public IReadOnlyList<string> Steps => [.. Document.GetProperty(nameof(Steps)).EnumerateArray().Select(step => step.GetProperty("Name").GetString()!)];

    /// <param name="lab">The server to back up.</param>
    /// <param name="mode">Full, DatabaseOnly or ConfigOnly.</param>
    /// <param name="settings">Overrides, as <c>Section.Key=value</c>.</param>
    public static BackupRun Of(LabServer lab, string mode, params string[] settings) => new(AlteryxBackupProgram.Run(Arguments(lab, mode, settings)));

    public static string[] Arguments(LabServer lab, string mode, params string[] settings) =>
        ["backup", "--config", lab.ConfigurationPath, "--mode", mode, "--json", .. settings.SelectMany(setting => new[] { "--set", setting })];

    public double Seconds(string name) => Document.GetProperty(name).GetDouble();

    public string Outcome(string step) =>
        Document.GetProperty(nameof(Steps)).EnumerateArray().Single(record => record.GetProperty("Name").GetString() == step).GetProperty("Outcome").GetString()!;

    private string? Text(string name) => Document.GetProperty(name).GetString();
}
