using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Lab;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Commands;

[Collection(ThreeBackupsTests.Name)]
public sealed class ListAndShowTests : IDisposable
{
    private readonly ThreeBackups _backups;
    private readonly CopiedBackups _copies;
    private readonly string _full;
    private readonly string _config;

    public ListAndShowTests(ThreeBackups backups)
    {
        _backups = backups;
        _copies = new CopiedBackups(backups);
        _full = _copies.Copy("Full");
        _config = _copies.Copy("ConfigOnly");
        File.WriteAllText(_config + ".manifest.json", "{ \"damaged");
        File.WriteAllText(Path.Combine(_copies.Folder, "notes.txt"), "mine");
        File.WriteAllText(_full + ".partial", "unfinished");
    }

    public void Dispose() => _copies.Dispose();

    [Fact]
    public void A_listing_is_newest_first_and_tells_the_problem_of_a_damaged_sidecar()
    {
        var result = Succeeds("list", _copies.Folder, "--json");

        var entries = JsonElement.Parse(result.Output).EnumerateArray().ToList();
        Assert.Equal([_config, _full], entries.Select(entry => entry.GetProperty("ArchivePath").GetString()!));
        var (damaged, good) = (entries[0], entries[1]);
        Assert.Equal("ConfigOnly", damaged.GetProperty("Mode").GetString());
        Assert.Contains(_config + ".manifest.json", damaged.GetProperty("Problem").GetString(), StringComparison.Ordinal);
        Assert.False(damaged.GetProperty("Verified").GetBoolean());
        Assert.Equal("Full", good.GetProperty("Mode").GetString());
        Assert.True(good.GetProperty("Verified").GetBoolean());
        Assert.Equal(JsonValueKind.Null, good.GetProperty("Problem").ValueKind);
        Assert.Equal(new FileInfo(_full).Length, good.GetProperty("SizeBytes").GetInt64());
        Assert.Equal(_backups.Server.Databases().Sum(collection => collection.Documents), good.GetProperty("Documents").GetInt64());
    }

    [Fact]
    public void People_read_a_listing_line_by_line()
    {
        var lines = Succeeds("list", _copies.Folder).Output.Split('\n');

        var damaged = Assert.Single(lines, line => line.Contains(Path.GetFileName(_config), StringComparison.Ordinal) && line.Contains("ConfigOnly", StringComparison.Ordinal));
        var good = Assert.Single(lines, line => line.Contains(Path.GetFileName(_full), StringComparison.Ordinal));
        Assert.DoesNotContain("yes", damaged, StringComparison.Ordinal);
        Assert.Contains("yes", good, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("notes.txt", StringComparison.Ordinal) || line.Contains(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_folder_the_configurations_own_is_listed()
    {
        var result = Succeeds("list", "--config", _backups.Server.ConfigurationPath, "--json");

        Assert.Equal(0, JsonElement.Parse(result.Output).GetArrayLength());
        Assert.Contains(Path.Combine(_backups.Server.Directory, "Backups"), Succeeds("list", "--config", _backups.Server.ConfigurationPath).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Showing_an_archive_tells_what_is_in_it()
    {
        var document = JsonElement.Parse(Succeeds("show", _full, "--json").Output);
        var people = Succeeds("show", _full).Output;

        Assert.Equal(_full, document.GetProperty("Entry").GetProperty("ArchivePath").GetString());
        Assert.Equal("Full", document.GetProperty("Manifest").GetProperty("BackupMetadata").GetProperty("BackupMode").GetString());
        Assert.Equal(new FileInfo(_full).Length, document.GetProperty("Summary").GetProperty("ArchiveSizeBytes").GetInt64());
        Assert.StartsWith(_full, people, StringComparison.Ordinal);
        Assert.Contains(document.GetProperty("Summary").GetProperty("SHA256").GetString()!, people, StringComparison.Ordinal);
        Assert.Contains("Verified   yes", people, StringComparison.Ordinal);
        Assert.Contains("AlteryxGallery: ", people, StringComparison.Ordinal);
        Assert.Contains("Disaster Recovery Preparation", people, StringComparison.Ordinal);
    }

    [Fact]
    public void Showing_an_archive_with_a_damaged_sidecar_says_so_and_shows_the_rest()
    {
        var document = JsonElement.Parse(Succeeds("show", _config, "--json").Output);
        var people = Succeeds("show", _config).Output;

        Assert.Equal(JsonValueKind.Null, document.GetProperty("Summary").ValueKind);
        Assert.Equal("ConfigOnly", document.GetProperty("Manifest").GetProperty("BackupMetadata").GetProperty("BackupMode").GetString());
        Assert.Contains("Problem    '" + _config + ".manifest.json'", people, StringComparison.Ordinal);
        Assert.Contains("Verified   no", people, StringComparison.Ordinal);
    }

    private static ProgramResult Succeeds(params string[] arguments)
    {
        var result = AlteryxBackupProgram.Run(arguments);
        Assert.True(result.ExitCode == 0, result.Errors);
        return result;
    }
}
