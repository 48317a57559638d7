using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using AlteryxBackup.Lab;

namespace AlteryxBackup.EndToEnd.Tests.Backups;

[Collection(ThreeBackupsTests.Name)]
public sealed class ResultDocumentTests
{
    private static readonly string[] Promised =
    [
        "Status", "ExitCode", "BackupMode", "ArchivePath", "ArchiveSha256", "ArchiveSizeBytes", "DurationSeconds", "ServiceDowntimeSeconds", "DumpSeconds", "Steps",
        "Warnings", "Errors",
    ];

    private static readonly string[] Besides = ["ServiceStopSeconds", "ServiceStartSeconds", "DocumentCount", "CollectionCount", "Copies", "Retention", "LogPath"];

    private readonly ThreeBackups _backups;

    public ResultDocumentTests(ThreeBackups backups) => _backups = backups;

    [Theory]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    [InlineData("ConfigOnly")]
    public void A_backup_prints_one_document_with_the_promised_names(string mode)
    {
        var run = _backups.Of(mode).Run;

        Assert.Equal(0, run.ExitCode);
        var names = run.Document.EnumerateObject().Select(property => property.Name).ToList();
        Assert.Equal(Promised, names.Except(Besides));
        Assert.Equal(Besides.Order(), names.Except(Promised).Order());
        Assert.Equal("Success", run.Status);
        Assert.Equal(0, run.Document.GetProperty("ExitCode").GetInt32());
        Assert.Equal(mode, run.Document.GetProperty("BackupMode").GetString());
        Assert.Empty(run.Errors);
        Assert.All(run.Document.GetProperty("Steps").EnumerateArray(), step =>
        {
            Assert.Equal(["Name", "StartedAt", "DurationSeconds", "Outcome"], step.EnumerateObject().Select(property => property.Name));
            Assert.EndsWith("Z", step.GetProperty("StartedAt").GetString(), StringComparison.Ordinal);
            Assert.True(step.GetProperty("DurationSeconds").GetDouble() >= 0);
            Assert.Equal("Succeeded", step.GetProperty("Outcome").GetString());
        });
    }

    [Theory]
    [InlineData("Full", "ServerBackup_Full_")]
    [InlineData("DatabaseOnly", "ServerBackup_DB_")]
    [InlineData("ConfigOnly", "ServerBackup_Config_")]
    public void The_document_and_both_sidecars_describe_the_archive_that_is_there(string mode, string name)
    {
        var run = _backups.Of(mode).Run;
        var content = File.ReadAllBytes(run.ArchivePath);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));

        Assert.Matches($"^{name}[0-9]{{8}}_[0-9]{{6}}\\.zip$", Path.GetFileName(run.ArchivePath));
        Assert.Equal(sha256, run.Document.GetProperty("ArchiveSha256").GetString());
        Assert.Equal(content.Length, run.Document.GetProperty("ArchiveSizeBytes").GetInt64());
        Assert.Equal($"{sha256}  {Path.GetFileName(run.ArchivePath)}\n", File.ReadAllText(run.ArchivePath + ".sha256"));
        var summaryPath = run.ArchivePath + ".manifest.json";
        Assert.InRange(new FileInfo(summaryPath).Length, 1, 4096);
        var summary = JsonElement.Parse(File.ReadAllText(summaryPath));
        Assert.Equal(sha256, summary.GetProperty("SHA256").GetString());
        Assert.Equal(content.Length, summary.GetProperty("ArchiveSizeBytes").GetInt64());
        Assert.True(summary.GetProperty("ArchiveIntegrityVerified").GetBoolean());
    }

    [Theory]
    [InlineData("Full", "Initialize StopService DumpDatabase StartService ProveDump CollectFiles Archive Validate Cleanup")]
    [InlineData("DatabaseOnly", "Initialize StopService DumpDatabase StartService ProveDump Archive Validate Cleanup")]
    [InlineData("ConfigOnly", "Initialize CollectFiles Archive Validate Cleanup")]
    public void Steps_come_in_the_order_that_keeps_the_service_down_for_the_dump_alone(string mode, string steps) =>
        Assert.Equal(steps.Split(' '), _backups.Of(mode).Run.Steps);

    [Fact]
    public void A_backup_of_the_database_brings_the_service_back_and_tells_how_long_it_was_down()
    {
        foreach (var mode in (string[])["Full", "DatabaseOnly"])
        {
            var (run, before, after) = _backups.Of(mode);

            Assert.Equal(ServiceState.Running, after.ServiceState);
            Assert.NotEqual(before.ProcessId, after.ProcessId);
            Assert.Equal(before.StartType, after.StartType);
            Assert.True(run.Seconds("DumpSeconds") > 0);
            Assert.True(run.Seconds("ServiceDowntimeSeconds") >= run.Seconds("DumpSeconds") + run.Seconds("ServiceStopSeconds") + run.Seconds("ServiceStartSeconds") - 0.01);
        }
    }

    [Fact]
    public void A_backup_of_the_configuration_never_touches_the_service()
    {
        var (run, before, after) = _backups.Of("ConfigOnly");

        Assert.NotNull(before.ProcessId);
        Assert.Equal(before.ProcessId, after.ProcessId);
        Assert.Equal(0, run.Seconds("ServiceDowntimeSeconds"));
        Assert.Equal(0, run.Seconds("DumpSeconds"));
        Assert.DoesNotContain(ArchiveContent.Names(run.ArchivePath), name => name.StartsWith("MongoDB/", StringComparison.Ordinal));
        var manifest = ArchiveContent.Manifest(run.ArchivePath);
        Assert.False(manifest.GetProperty("MongoDBInformation").GetProperty("Included").GetBoolean());
        Assert.True(manifest.GetProperty("SystemInformation").GetProperty("ServiceNotStopped").GetBoolean());
    }

    [Fact]
    public void A_backup_of_the_database_alone_holds_no_file_of_the_server()
    {
        var run = _backups.Of("DatabaseOnly").Run;

        Assert.DoesNotContain(
            ArchiveContent.Names(run.ArchivePath),
            name => name.StartsWith("Config/", StringComparison.Ordinal) || name.StartsWith("Metadata/", StringComparison.Ordinal));
        var manifest = ArchiveContent.Manifest(run.ArchivePath);
        Assert.Equal(0, manifest.GetProperty("BackedUpFiles").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, manifest.GetProperty("ControllerSettings").ValueKind);
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("ConfigOnly")]
    public void Every_file_of_the_server_is_in_it_with_token_and_passwords(string mode)
    {
        var run = _backups.Of(mode).Run;
        var lab = _backups.Server;
        var files = ArchiveContent.Manifest(run.ArchivePath).GetProperty("BackedUpFiles").EnumerateArray()
            .ToDictionary(file => file.GetProperty("RelativePathInArchive").GetString()!, file => file.GetProperty("SHA256").GetString()!);

        Assert.All(lab.Files(), file => Assert.Equal(file.Sha256, files["Config/" + file.Name]));
        Assert.Equal(lab.Files().Count() + 2, files.Count);
        Assert.Equal(lab.Token, System.Text.Encoding.UTF8.GetString(ArchiveContent.Read(run.ArchivePath, "Config/ControllerToken.txt")));
        Assert.Equal($"Admin: {lab.AdminPassword}\nNon-Admin: {lab.UserPassword}\n", System.Text.Encoding.UTF8.GetString(ArchiveContent.Read(run.ArchivePath, "Config/MongoPasswords.txt")));
    }

    [Fact]
    public void The_log_tells_what_an_operator_must_find_there()
    {
        var run = _backups.Of("Full").Run;

        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} \\[INFO\\] ", run.Log);
        Assert.Contains("Full backup of ", run.Log, StringComparison.Ordinal);
        Assert.Contains("Effective configuration: {", run.Log, StringComparison.Ordinal);
        Assert.Contains("Database: Embedded. ", run.Log, StringComparison.Ordinal);
        Assert.Contains("Service AlteryxService is stopped.", run.Log, StringComparison.Ordinal);
        Assert.Contains("Service AlteryxService is running.", run.Log, StringComparison.Ordinal);
        Assert.All(_backups.Server.Files(), file => Assert.Contains($"as Config/{file.Name} (", run.Log, StringComparison.Ordinal));
        Assert.Contains(run.Document.GetProperty("ArchiveSha256").GetString()!, run.Log, StringComparison.Ordinal);
        Assert.Matches("\\[SUCCESS\\] .*exit code 0\\.\n$", run.Log);
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("DatabaseOnly")]
    [InlineData("ConfigOnly")]
    public void Log_and_manifest_say_which_key_no_backup_can_bring_back(string mode)
    {
        var run = _backups.Of(mode).Run;

        Assert.Contains("Disaster Recovery Preparation", ArchiveContent.Manifest(run.ArchivePath).GetProperty("EncryptionKeyWarning").GetProperty("Recommendation").GetString(), StringComparison.Ordinal);
        Assert.Contains("Disaster Recovery Preparation", run.Log, StringComparison.Ordinal);
    }
}
