using System;
using System.IO;
using System.Linq;
using System.Threading;
using AlteryxBackup.Operations.Runbook;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Tests.Files;

namespace AlteryxBackup.Tests.Operations.Runbook;

public sealed class BackupSetTests : IDisposable
{
    private readonly SimulatedRunbook _runbook = new();

    public void Dispose() => _runbook.Dispose();

    [Fact]
    public void A_dump_stands_in_the_set_proved_and_on_record()
    {
        var made = _runbook.Database();

        Assert.Equal((_runbook.Set, 2, 2, 4L), (made.Path, made.DatabaseCount, made.CollectionCount, made.DocumentCount));
        Assert.Equal((10.0, "AlteryxService emongodump"), (made.DurationSeconds, made.Method));
        Assert.True(File.Exists(_runbook.InSet("MongoDB", "AlteryxGallery", "users.bson")));
        Assert.Equal(["MongoDB", "backup-set.json", "database.part.json"], Entries());
        Assert.Empty(_runbook.Machine.Service.Requests);
    }

    [Fact]
    public void A_server_that_is_not_stopped_is_not_dumped()
    {
        var refused = Assert.Throws<BackupException>(() => new DatabaseBackupOperation(_runbook.Machine.Machine).Run(_runbook.Request, _runbook.Machine.Heard, default));

        Assert.Equal(ErrorCatalogue.ServiceNotStopped, refused.Error);
        Assert.Contains("Stop-AlteryxServiceSafely", refused.Action, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_runbook.Set));
        Assert.DoesNotContain("emongodump", _runbook.Machine.AlteryxService.Verbs);
    }

    [Fact]
    public void A_gallery_on_another_server_beside_an_embedded_database_is_not_dumped_block_by_block()
    {
        _runbook.Machine.Settings["MongoDBConfiguration.GalleryMongoDB.Host"] = "gallery.example.com";

        Assert.Equal(ErrorCatalogue.DatabaseTypeUnsupported, Assert.Throws<BackupException>(() => _runbook.Database()).Error);
        Assert.False(Directory.Exists(_runbook.Set));
    }

    [Fact]
    public void A_self_managed_database_is_not_dumped_without_its_tools()
    {
        _runbook.Machine.Settings["MongoDBConfiguration.Type"] = "self-managed";
        _runbook.Machine.Settings["MongoDBConfiguration.SelfManagedMongoDB.Host"] = "db.example.com";
        _runbook.Machine.Settings["MongoDBConfiguration.ToolsPath"] = Path.Combine(_runbook.Set, "nowhere");

        Assert.Equal(ErrorCatalogue.MongoToolsNotFound, Assert.Throws<BackupException>(() => _runbook.Database()).Error);
        Assert.False(Directory.Exists(_runbook.Set));
    }

    [Fact]
    public void A_dump_that_fails_on_a_disk_without_room_is_the_disks_fault_here_too()
    {
        _runbook.Machine.AlteryxService.OnDump = folder =>
        {
            _ = FakeAlteryxService.WriteDump(folder);
            _runbook.Machine.Durable.Free = 1 << 20;
            return 1;
        };

        Assert.Equal(ErrorCatalogue.DiskFull, Assert.Throws<BackupException>(() => _runbook.Database()).Error);
    }

    [Fact]
    public void Paths_of_one_server_that_are_spelled_otherwise_are_the_same_origin()
    {
        _ = _runbook.Database();
        var bin = Path.GetDirectoryName(_runbook.Machine.ServiceExecutable)!;
        _runbook.Machine.Settings["ServerConfiguration.AlteryxServicePath"] = Path.Combine(bin, ".", "AlteryxService.exe").Replace("/bin/", "//bin/", StringComparison.Ordinal);
        _runbook.Machine.Settings["ServerConfiguration.AlteryxDataPath"] += "/";

        _ = _runbook.Files();

        Assert.Equal(4, _runbook.Manifest().DocumentCount);
    }

    [Fact]
    public void A_dump_that_is_not_proved_leaves_no_part()
    {
        _runbook.Machine.AlteryxService.OnDump = folder =>
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "AlteryxService")).FullName, "odd.bson"), "no BSON");
            return 0;
        };

        Assert.Equal(ErrorCatalogue.DumpNotProved, Assert.Throws<BackupException>(() => _runbook.Database()).Error);
        Assert.Equal(["backup-set.json"], Entries());
    }

    [Fact]
    public void A_part_made_again_replaces_the_earlier_one_and_the_manifest_that_spoke_of_it()
    {
        _runbook.Fill();
        File.WriteAllText(_runbook.InSet("Config", "left-by-a-killed-block.xml"), "");

        var again = _runbook.Files();

        Assert.False(File.Exists(_runbook.InSet("Config", "left-by-a-killed-block.xml")));
        Assert.True(File.Exists(_runbook.InSet("Config", "ControllerToken.txt")));
        Assert.False(File.Exists(_runbook.InSet("BackupManifest.json")));
        Assert.True(again.MetadataIncluded);
        AssertInvalid("it has no manifest, or a part was made after it", () => _runbook.Compress());
    }

    [Fact]
    public void A_part_that_fails_the_second_time_is_gone_and_not_half_old()
    {
        _runbook.Fill();
        _runbook.Machine.AlteryxService.Token = " ";

        Assert.Equal(ErrorCatalogue.ControllerTokenNotExported, Assert.Throws<BackupException>(() => _runbook.Settings()).Error);

        Assert.False(File.Exists(_runbook.InSet("settings.part.json")));
        Assert.False(File.Exists(_runbook.InSet("Config", "ControllerToken.txt")));
        Assert.True(File.Exists(_runbook.InSet("Config", "RuntimeSettings.xml")));
    }

    [Fact]
    public void A_folder_of_somebody_else_is_refused_and_left_alone()
    {
        var mine = Path.Combine(Directory.CreateDirectory(_runbook.InSet("Config")).FullName, "mine.xml");
        File.WriteAllText(mine, "mine");

        AssertInvalid("is no backup set and not empty", () => _runbook.Files());

        Assert.Equal("mine", File.ReadAllText(mine));
    }

    [Fact]
    public void A_set_that_others_can_change_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _ = _runbook.Files();
        File.SetUnixFileMode(_runbook.Set, (UnixFileMode)0b111_111_111);

        AssertInvalid("others than administrators can change it", () => _runbook.Manifest());
    }

    [Fact]
    public void Parts_of_another_machine_or_configuration_do_not_belong_together()
    {
        _ = _runbook.Files();
        var record = _runbook.InSet("files.part.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("SERVER1", "SERVER2", StringComparison.Ordinal));

        AssertInvalid("its parts don't belong together: machine 'SERVER1' and 'SERVER2'", () => _runbook.Manifest());

        var set = _runbook.InSet("backup-set.json");
        File.WriteAllText(set, File.ReadAllText(set).Replace("SERVER1", "SERVER3", StringComparison.Ordinal));
        AssertInvalid("machine 'SERVER3' and 'SERVER1'", () => _runbook.Database());
    }

    [Theory]
    [InlineData("{", "can't be read")]
    [InlineData("{\"FormatVersion\": 2}", "is of format 2")]
    public void A_record_that_can_not_be_understood_is_refused(string content, string why)
    {
        _ = _runbook.Files();
        File.WriteAllText(_runbook.InSet("files.part.json"), content);

        AssertInvalid(why, () => _runbook.Manifest());
    }

    [Fact]
    public void A_record_that_leads_out_of_the_set_is_refused()
    {
        _ = _runbook.Files();
        var record = _runbook.InSet("files.part.json");
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"StagedPath\": \"Config/", "\"StagedPath\": \"../Config/", StringComparison.Ordinal));

        AssertInvalid("which is no file of the set", () => _runbook.Manifest());
    }

    [Fact]
    public void No_record_and_no_log_of_a_block_holds_a_secret()
    {
        _runbook.Fill();
        _ = _runbook.Compress();

        var told = string.Join('\n', Directory.EnumerateFiles(_runbook.Set, "*.json").Concat(Directory.EnumerateFiles(_runbook.Machine.Logs)).Select(File.ReadAllText))
            + string.Join('\n', _runbook.Machine.Heard.Events);
        Assert.All(new[] { "t0ken-of-the-controller", "adm1n-password", "us3r-password" }, secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        Assert.Contains("t0ken-of-the-controller", File.ReadAllText(_runbook.InSet("Config", "ControllerToken.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void With_recipients_the_secrets_stand_in_the_set_encrypted()
    {
        using var certificate = TestCertificates.Rsa();
        _runbook.Machine.Settings["SecurityConfiguration.RecipientCertificates"] = new[] { certificate.Save(_runbook.Set + ".cer") };

        var exported = _runbook.Settings();

        Assert.Equal((true, true, true), (exported.Encrypted, exported.ControllerTokenExported, exported.MongoPasswordsExported));
        Assert.Equal(["Config/ControllerToken.txt.cms", "Config/MongoPasswords.txt.cms"], exported.Files);
        Assert.DoesNotContain("t0ken-of-the-controller", File.ReadAllText(_runbook.InSet("Config", "ControllerToken.txt.cms")), StringComparison.Ordinal);
        Assert.False(File.Exists(_runbook.InSet("Config", "ControllerToken.txt")));
    }

    [Fact]
    public void A_cancelled_block_leaves_no_part()
    {
        using var cancellation = new CancellationTokenSource();
        _runbook.Cancellation = cancellation.Token;
        _runbook.Machine.AlteryxService.OnDump = folder =>
        {
            cancellation.Cancel();
            return FakeAlteryxService.WriteDump(folder);
        };

        _ = Assert.ThrowsAny<OperationCanceledException>(() => _runbook.Database());

        Assert.Equal(["backup-set.json"], Entries());
    }

    [Fact]
    public void Every_block_is_on_record_in_the_history()
    {
        _runbook.Fill();
        _ = _runbook.Compress();

        var history = File.ReadAllLines(Path.Combine(_runbook.Machine.Plan().Server.StateDirectory, "history.jsonl"));

        Assert.Equal(5, history.Length);
        Assert.Contains("\"Operation\":\"Compress\"", history[^1], StringComparison.Ordinal);
        Assert.Contains("ServerBackup_Full_", history[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_says_what_would_be_done_and_does_nothing()
    {
        var machine = _runbook.Machine.Machine;

        Assert.Contains("collection.wt", string.Join(',', Directory.GetFiles(Path.GetDirectoryName(_runbook.Machine.DatabaseFile)!)), StringComparison.Ordinal);
        Assert.StartsWith("Dump the embedded database in ", new DatabaseBackupOperation(machine).Plan(_runbook.Request, default), StringComparison.Ordinal);
        Assert.StartsWith("Copy 1 files", new CriticalFilesOperation(machine).Plan(_runbook.Request, default), StringComparison.Ordinal);
        Assert.EndsWith("in clear text.", new ControllerSettingsOperation(machine).Plan(_runbook.Request), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_runbook.Set));
        Assert.False(Directory.Exists(_runbook.Machine.Logs));
    }

    private static void AssertInvalid(string why, Func<object> block)
    {
        var refused = Assert.Throws<BackupException>(block);
        Assert.Equal(ErrorCatalogue.BackupSetInvalid, refused.Error);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    private System.Collections.Generic.IEnumerable<string?> Entries() => Directory.EnumerateFileSystemEntries(_runbook.Set).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
