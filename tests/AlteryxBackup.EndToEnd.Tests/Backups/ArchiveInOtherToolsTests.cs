using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

/// <summary>An archive is worth what other people's programs can do with it.</summary>
[Collection(ThreeBackupsTests.Name)]
public sealed class ArchiveInOtherToolsTests
{
    private readonly ThreeBackups _backups;

    public ArchiveInOtherToolsTests(ThreeBackups backups) => _backups = backups;

    public static TheoryData<string> Modes => ["Full", "DatabaseOnly", "ConfigOnly"];

    [WitnessTheory("unzip")]
    [MemberData(nameof(Modes))]
    public void Unzip_finds_nothing_wrong(string mode) =>
        Assert.Contains("No errors detected", ExternalTool.Require("unzip", "unzip").Run(_backups.ArchiveFolder, "-t", Archive(mode)), StringComparison.Ordinal);

    [WitnessTheory("7zz|7z")]
    [MemberData(nameof(Modes))]
    public void Seven_zip_finds_nothing_wrong(string mode) =>
        Assert.Contains("Everything is Ok", ExternalTool.Require("7zip", "7zz", "7z").Run(_backups.ArchiveFolder, "t", Archive(mode)), StringComparison.Ordinal);

    [WitnessTheory("unzip", "sha256sum")]
    [MemberData(nameof(Modes))]
    public void Checksums_pass_in_the_unpacked_folder_and_beside_the_archive(string mode)
    {
        var sha256sum = ExternalTool.Require("coreutils", "sha256sum");
        var folder = Directory.CreateDirectory(_backups.PathTo("unpacked " + mode)).FullName;
        _ = ExternalTool.Require("unzip", "unzip").Run(folder, "-q", Archive(mode));

        var checkedFiles = sha256sum.Run(folder, "-c", "SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(checkedFiles, line => Assert.EndsWith(": OK", line, StringComparison.Ordinal));
        Assert.Equal(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Where(name => name != "SHA256SUMS").Order(StringComparer.Ordinal),
            checkedFiles.Select(line => line[..^": OK".Length]).Order(StringComparer.Ordinal));
        Assert.Contains(": OK", sha256sum.Run(_backups.ArchiveFolder, "-c", Archive(mode) + ".sha256"), StringComparison.Ordinal);
    }

    [WitnessTheory("python3")]
    [MemberData(nameof(Modes))]
    public void Every_checksum_and_size_of_the_manifest_is_right_by_an_independent_count(string mode)
    {
        var counted = Count(mode).GetProperty("Entries").EnumerateObject().ToDictionary(entry => entry.Name, entry => Fact(entry.Value));
        var manifest = ArchiveContent.Manifest(Archive(mode));

        var entries = manifest.GetProperty("ArchiveInformation").GetProperty("Entries").EnumerateArray().ToDictionary(entry => entry.GetProperty("Path").GetString()!, Fact);
        var files = manifest.GetProperty("BackedUpFiles").EnumerateArray().ToDictionary(file => file.GetProperty("RelativePathInArchive").GetString()!, Fact);

        Assert.Equal(counted.Where(entry => entry.Key is not ("BackupManifest.json" or "SHA256SUMS")).OrderBy(entry => entry.Key), entries.OrderBy(entry => entry.Key));
        Assert.Equal(counted.Where(entry => entry.Key.StartsWith("Config/", StringComparison.Ordinal)).OrderBy(entry => entry.Key), files.OrderBy(file => file.Key));
    }

    [WitnessTheory("python3")]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    public void Every_document_of_the_server_is_in_it_by_an_independent_count(string mode)
    {
        var counted = Count(mode).GetProperty("Collections").EnumerateArray()
            .Select(c => (Name: $"{c.GetProperty("Database").GetString()}.{c.GetProperty("Name").GetString()}", Documents: c.GetProperty("Documents").GetInt64(), Bytes: c.GetProperty("Bytes").GetInt64(), Sha256: c.GetProperty("SHA256").GetString()!))
            .Order().ToList();
        var database = ArchiveContent.Manifest(Archive(mode)).GetProperty("MongoDBInformation");
        var manifest = database.GetProperty("Databases").EnumerateArray()
            .SelectMany(d => d.GetProperty("Collections").EnumerateArray().Select(c => (
                Name: $"{d.GetProperty("Name").GetString()}.{c.GetProperty("Name").GetString()}", Documents: c.GetProperty("Documents").GetInt64(), Bytes: c.GetProperty("Bytes").GetInt64())))
            .Order().ToList();

        Assert.Equal(_backups.Server.Databases().Select(held => (Name: $"{held.Database}.{held.Name}", held.Documents, held.Bytes, held.Sha256)).Order(), counted);
        Assert.Equal(counted.Select(c => (c.Name, c.Documents, c.Bytes)), manifest);
        Assert.Equal(counted.Count, database.GetProperty("CollectionCount").GetInt32());
        Assert.Equal(counted.Sum(c => c.Documents), database.GetProperty("DocumentCount").GetInt64());
        Assert.Equal(counted.Sum(c => c.Documents), _backups.Of(mode).Run.Document.GetProperty("DocumentCount").GetInt64());
        Assert.Contains(counted, c => c.Name == "AlteryxGallery.odd name/with%+chars");
    }

    private static (long SizeBytes, string Sha256) Fact(JsonElement entry) => (entry.GetProperty("SizeBytes").GetInt64(), entry.GetProperty("SHA256").GetString()!);

    private string Archive(string mode) => _backups.Of(mode).Run.ArchivePath;

    private JsonElement Count(string mode) => JsonElement.Parse(
        ExternalTool.Require("python3", "python3").Run(_backups.ArchiveFolder, Path.Combine(AppContext.BaseDirectory, "Backups", "count-bson.py"), Archive(mode)));
}
