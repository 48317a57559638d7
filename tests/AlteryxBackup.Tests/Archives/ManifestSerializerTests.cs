using System;
using System.IO;
using System.Linq;
using System.Text;
using AlteryxBackup.Archives.Manifest;
using AlteryxBackup.Configuration;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Archives;

public sealed class ManifestSerializerTests
{
    [Theory]
    [InlineData(BackupMode.Full)]
    [InlineData(BackupMode.DatabaseOnly)]
    [InlineData(BackupMode.ConfigOnly)]
    public void A_written_manifest_fits_its_schema(BackupMode mode)
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder) { Mode = mode }.Write();
        Assert.Empty(JsonSchemaCheck.Faults(Schema(), Parse(ManifestSerializer.Write(archive.Manifest))));
    }

    [Theory]
    [InlineData("BackupMetadata.BackupMode", "\"Half\"")]
    [InlineData("BackupMetadata.BackupTimestamp", "\"21.11.2026\"")]
    [InlineData("ArchiveInformation.Entries[0].SHA256", "\"ABC\"")]
    [InlineData("MongoDBInformation.DocumentCount", "-1")]
    [InlineData("Warnings", "null")]
    public void The_schema_refuses_what_is_no_manifest(string path, string value)
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder).Write();
        var manifest = Parse(ManifestSerializer.Write(archive.Manifest));
        manifest.SelectToken(path)!.Replace(JToken.Parse(value));
        Assert.NotEmpty(JsonSchemaCheck.Faults(Schema(), manifest));
    }

    [Fact]
    public void A_manifest_comes_back_as_it_was_written()
    {
        using var folder = new ScratchFolder();
        using var archive = new SampleBackup(folder).Write();
        var text = ManifestSerializer.Write(archive.Manifest);
        Assert.Equal(text, ManifestSerializer.Write(Read(text)));
    }

    [Fact]
    public void Times_are_UTC_to_the_second_and_there_is_no_byte_order_mark()
    {
        var local = new DateTimeOffset(2026, 11, 21, 10, 0, 0, 123, TimeSpan.FromHours(2));
        var text = ManifestSerializer.Write(new BackupManifest { BackupMetadata = new BackupMetadata { BackupTimestamp = local } });
        Assert.Contains("\"BackupTimestamp\": \"2026-11-21T08:00:00Z\"", text, StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"BackupMetadata\": {\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"BackupMetadata\": {\"BackupMode\": \"Half\"}}")]
    [InlineData("{\"BackupMetadata\": {\"BackupMode\": 7}}")]
    [InlineData("{\"BackupMetadata\": {\"BackupTimestamp\": \"yesterday\"}}")]
    [InlineData("{\"BackedUpFiles\": [null]}")]
    [InlineData("{\"ArchiveInformation\": {\"Entries\": [{\"Path\": \"a\"}]}}")]
    [InlineData("{\"MongoDBInformation\": {\"Databases\": [{\"Name\": \"a\", \"Collections\": null}]}}")]
    [InlineData("{\"MongoDBInformation\": {\"DocumentCount\": 99999999999999999999999}}")]
    public void What_is_no_manifest_is_refused(string text) => Assert.Throws<InvalidDataException>(() => Read(text));

    [Fact]
    public void Members_that_are_null_or_missing_have_their_defaults_and_unknown_ones_are_passed_over()
    {
        var manifest = Read("{\"BackupMetadata\": null, \"BackedUpFiles\": null, \"ArchiveInformation\": {\"Entries\": null}, \"Later\": 1}");
        Assert.Empty(manifest.BackedUpFiles);
        Assert.Empty(manifest.ArchiveInformation.Entries);
        Assert.Equal("", manifest.BackupMetadata.Status);
    }

    private static BackupManifest Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ManifestSerializer.Read(stream);
    }

    private static JObject Parse(string text)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new StringReader(text)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static JObject Schema()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!folder.EnumerateFiles("AlteryxBackup.sln").Any())
        {
            folder = folder.Parent!;
        }

        return Parse(File.ReadAllText(Path.Combine(folder.FullName, "docs", "backup-manifest.schema.json")));
    }
}
