using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Restore;

/// <summary>One run of <c>alteryx-backup restore --json</c> and the document it printed.</summary>
internal sealed class RestoreRun
{
    private readonly JsonElement _document;

    public RestoreRun(ProgramResult program)
    {
        Program = program;
        _document = JsonElement.Parse(program.Output);
    }

    public ProgramResult Program { get; }

    public int ExitCode => Program.ExitCode;

    public string State => _document.GetProperty(nameof(State)).GetString()!;

    public string ArchivePath => _document.GetProperty(nameof(ArchivePath)).GetString()!;

    public IReadOnlyList<string> ErrorIds => [.. _document.GetProperty("Errors").EnumerateArray().Select(error => error.GetProperty("Id").GetString()!)];

    public IReadOnlyList<string> PreviousPaths => Texts(nameof(PreviousPaths));

    public IReadOnlyList<string> ManualSteps => Texts(nameof(ManualSteps));

    public IReadOnlyList<string> Steps => [.. _document.GetProperty(nameof(Steps)).EnumerateArray().Select(step => step.GetProperty("Name").GetString()!)];

    public static RestoreRun Of(LabServer lab, string? archive, params string[] options) => new(AlteryxBackupProgram.Run(Arguments(lab, archive, options)));

    public static string[] Arguments(LabServer lab, string? archive, params string[] options) =>
        ["restore", .. archive is null ? [] : new[] { archive }, "--config", lab.ConfigurationPath, "--yes", "--json", .. options];

    public long Number(string name) => _document.GetProperty(name).GetInt64();

    private List<string> Texts(string name) => [.. _document.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
