using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.PostgreSql;

/// <summary>A developer's project: a working folder with a <c>.env</c>, a place for dumps, a folder of its own for temporary files.</summary>
internal sealed class Project : IDisposable
{
    public Project(PostgreSqlServer server, string database)
    {
        Directory.CreateDirectory(Temporary);
        Write(".env", $"""
            # The developer's own
            ENV_MODE=dev
            DEV_DB_HOST=127.0.0.1
            DEV_DB_PORT={server.Port.ToString(CultureInfo.InvariantCulture)}
            DEV_DB_NAME={database}
            DEV_DB_USER={PostgreSqlServer.Superuser}
            DEV_DB_PASSWORD="{PostgreSqlServer.SuperuserPassword}"
            """);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("project ").FullName;

    /// <summary>The default place for dumps.</summary>
    public string Output => Path.Combine(Folder, "db", "backups");

    /// <summary>Variables that the program is run with.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    private string Temporary => Path.Combine(Folder, "tmp");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string PathTo(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => File.WriteAllText(PathTo(name), text);

    /// <summary>Adds lines that win over earlier ones.</summary>
    public void Set(params string[] lines) => File.AppendAllText(PathTo(".env"), "\n" + string.Join('\n', lines) + "\n");

    public RunningProgram Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(AlteryxBackupProgram.FullPath, ["postgres", .. arguments]) { WorkingDirectory = Folder };
        start.Environment["TMPDIR"] = Temporary;
        start.Environment["PGPASSFILE"] = "/dev/null";

        // Else the runtime of a killed program leaves files of its own there.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var variable in Variables)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        return new RunningProgram(start);
    }

    /// <summary>Runs a command with --json.</summary>
    public Answer Run(params string[] arguments)
    {
        using var program = Start([.. arguments, "--json"]);
        var result = program.Finish();
        return new Answer(result.ExitCode, JsonDocument.Parse(result.Output).RootElement, result.Output + result.Errors);
    }

    /// <summary>A pg_dump that does something first; <c>$1</c> is the file that it is to write, and the real one stands in <c>$real</c>.</summary>
    public string ToolsWith(string script)
    {
        var folder = Directory.CreateDirectory(PathTo("tools")).FullName;
        foreach (var name in new[] { "pg_restore", "psql" })
        {
            File.Delete(Path.Combine(folder, name));
            _ = File.CreateSymbolicLink(Path.Combine(folder, name), Path.Combine(PostgreSqlPrograms.Folder!, name));
        }

        var dump = Path.Combine(folder, "pg_dump");
        File.WriteAllText(dump, $"#!/bin/bash\nreal='{PostgreSqlPrograms.Folder}/pg_dump'\nif [ \"$1\" = --version ]; then exec \"$real\" --version; fi\nfor argument; do case $argument in --file=*) file=${{argument#--file=}};; --snapshot=*) snapshot=${{argument#--snapshot=}};; esac; done\n{script}\nexec \"$real\" \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dump, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    public IReadOnlyList<string> Dumps => Files(Output, "*.dump");

    /// <summary>Unfinished dumps, and files that hand passwords over.</summary>
    public IReadOnlyList<string> Leftovers => [.. Files(Output, "*.partial"), .. Files(Temporary, "*")];

    private static IReadOnlyList<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    /// <summary>What the program said.</summary>
    internal sealed record Answer(int ExitCode, JsonElement Document, string Everything)
    {
        public string Text(string name) => Document.GetProperty(name).GetString()!;

        public string ErrorId => Document.GetProperty("Errors")[0].GetProperty("Id").GetString()!;

        public string ErrorText => Document.GetProperty("Errors")[0].GetProperty("Message").GetString()!;

        public IReadOnlyDictionary<string, long> TableCounts => Document.GetProperty(nameof(TableCounts)).EnumerateObject().ToDictionary(table => table.Name, table => table.Value.GetInt64());

        public IReadOnlyList<string> Warnings => [.. Document.GetProperty(nameof(Warnings)).EnumerateArray().Select(warning => warning.GetString()!)];
    }
}
