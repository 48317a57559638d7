using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlteryxBackup.EndToEnd.Tests.Backups;
using AlteryxBackup.EndToEnd.Tests.Programs;
using AlteryxBackup.Lab;
using AlteryxBackup.MongoTools;

namespace AlteryxBackup.EndToEnd.Tests.SelfManaged;

public sealed class SelfManagedBackupTests : IDisposable
{
    private readonly SelfManagedServer _mongo = new();

    public void Dispose() => _mongo.Dispose();

    [Fact]
    public void A_full_backup_dumps_all_databases_while_the_service_runs()
    {
        var before = _mongo.Server.Status().ProcessId;

        var run = Good(_mongo.Run("Full"));

        Assert.Equal(before, _mongo.Server.Status().ProcessId);
        Assert.Equal(["Initialize", "DumpDatabase", "ProveDump", "CollectFiles", "Archive", "Validate", "Cleanup"], run.Steps);
        Assert.Equal(0, run.Seconds("ServiceDowntimeSeconds"));
        var manifest = Manifest(run.ArchivePath);
        Assert.True(manifest.GetProperty("SystemInformation").GetProperty("ServiceNotStopped").GetBoolean());
        var mongo = manifest.GetProperty("MongoDBInformation");
        Assert.Equal("SelfManaged", mongo.GetProperty("DeploymentType").GetString());
        Assert.Equal($"mongodump 100.14.0 --gzip of MongoDB 6.0.14 at {SelfManagedServer.Address}", mongo.GetProperty("BackupMethod").GetString());
        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService"], Databases(run));
        Assert.Equal(run.Document.GetProperty("DocumentCount").GetInt64(), mongo.GetProperty("DocumentCount").GetInt64());
        Assert.Equal(0, AlteryxBackupProgram.Run("verify", run.ArchivePath).ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(_mongo.PathTo("server", "Temp")));
        var dump = _mongo.Dumps[^1];
        Assert.Equal(0, dump.InputBytes);
        Assert.Contains("--gzip", dump.Arguments);
        Assert.Contains("--numParallelCollections=4", dump.Arguments);
    }

    [Fact]
    public void A_database_only_backup_stops_the_service_when_that_is_asked_for()
    {
        var before = _mongo.Server.Status().ProcessId;

        var run = Good(new BackupRun(_mongo.Program("backup", "--mode", "DatabaseOnly", "--stop-service-for-external-db", "--json")));

        Assert.NotEqual(before, _mongo.Server.Status().ProcessId);
        Assert.Equal(ServiceState.Running, _mongo.Server.Status().ServiceState);
        Assert.Equal(["Initialize", "StopService", "DumpDatabase", "StartService", "ProveDump", "Archive", "Validate", "Cleanup"], run.Steps);
        Assert.False(Manifest(run.ArchivePath).GetProperty("SystemInformation").GetProperty("ServiceNotStopped").GetBoolean());
    }

    [Fact]
    public void A_config_only_backup_asks_nothing_of_the_database()
    {
        Good(_mongo.Run("ConfigOnly", "MongoDBConfiguration.ToolsPath=" + _mongo.PathTo("nowhere")));

        Assert.Empty(_mongo.Tools.Calls);
    }

    [Theory]
    [InlineData("100.3.1")]
    [InlineData("100.18.0")]
    public void Every_release_that_can_hide_a_password_will_do(string release)
    {
        _mongo.Tools.Become(_mongo.Tools.World with { ToolVersion = release });

        var run = Good(_mongo.Run("DatabaseOnly"));

        Assert.StartsWith($"mongodump {release} ", Manifest(run.ArchivePath).GetProperty("MongoDBInformation").GetProperty("BackupMethod").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_dump_of_a_replica_set_is_of_one_moment()
    {
        Become(server => server with { ReplicaSet = "rs0", Addresses = ["m1.example.com:27017", "m2.example.com:27018"] });
        _mongo.Configure(mongo => mongo["SelfManagedMongoDB"]!["ConnectionString"] = "mongodb://m1.example.com,m2.example.com:27018/?replicaSet=rs0&readPreference=secondaryPreferred");

        var run = Good(_mongo.Run("DatabaseOnly"));

        Assert.Contains(" --oplog ", Manifest(run.ArchivePath).GetProperty("MongoDBInformation").GetProperty("BackupMethod").GetString(), StringComparison.Ordinal);
        using var zip = ZipFile.OpenRead(run.ArchivePath);
        Assert.NotNull(zip.GetEntry("MongoDB/oplog.bson"));
        Assert.Contains("--uri=mongodb://m1.example.com,m2.example.com:27018/?replicaSet=rs0&readPreference=secondaryPreferred", _mongo.Dumps[^1].Arguments);
    }

    [Fact]
    public void Tls_is_passed_on()
    {
        var authority = _mongo.PathTo("ca.pem");
        Become(server => server with { TlsAuthority = authority });

        Assert.Equal(5, _mongo.Run("DatabaseOnly").ExitCode);
        Good(_mongo.Run("DatabaseOnly", "MongoDBConfiguration.SelfManagedMongoDB.UseTLS=true", "MongoDBConfiguration.SelfManagedMongoDB.TLSCAFile=" + authority));
    }

    [Fact]
    public void Collections_that_are_left_out_are_left_out_and_the_rest_is_proved()
    {
        var run = Good(_mongo.Run("DatabaseOnly", "MongoDBConfiguration.SelfManagedMongoDB.ExcludeCollections=AlteryxGallery.sessions"));

        using var zip = ZipFile.OpenRead(run.ArchivePath);
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("sessions", StringComparison.Ordinal));
        Assert.Equal(3, _mongo.Dumps.Count);
        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService"], Databases(run));
    }

    [Fact]
    public void The_gallery_alone_is_dumped_as_configured_and_called_incomplete()
    {
        var run = Good(_mongo.Run("DatabaseOnly", "MongoDBConfiguration.SelfManagedMongoDB.Database=AlteryxGallery"));

        Assert.Equal(["AlteryxGallery"], Databases(run));
        Assert.Contains(run.Warnings, warning => warning.Contains("incomplete by configuration: it holds no AlteryxService", StringComparison.Ordinal));
        Assert.Contains(Manifest(run.ArchivePath).GetProperty("Warnings").EnumerateArray(), warning => warning.GetString()!.Contains("incomplete by configuration", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gallery_on_another_server_is_dumped_beside_the_rest()
    {
        var gallery = MoveGallery();

        var run = Good(_mongo.Run("DatabaseOnly"));

        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService"], Databases(run));
        Assert.Contains(_mongo.Dumps, dump => dump.Arguments.Contains("--port=27119") && dump.Arguments.Contains("--db=AlteryxGallery"));
        Assert.Contains(_mongo.Dumps, dump => dump.Arguments.Contains("--port=27118") && dump.Arguments.Contains("--db=AlteryxService"));
        Assert.True(Directory.Exists(gallery));
    }

    [Fact]
    public void The_service_is_back_before_a_dump_at_its_side_has_ended()
    {
        var gallery = MoveGallery();
        Directory.Move(Path.Combine(gallery, "AlteryxGallery"), Path.Combine(gallery, "WebGallery"));
        _mongo.Configure(mongo => mongo["GalleryMongoDB"]!["Database"] = "WebGallery");
        BecomeEmbedded();
        _mongo.Tools.Become(_mongo.Tools.World with { Servers = [_mongo.Tools.World.Servers[1] with { Traps = new Dictionary<Trap, string> { [Trap.Slow] = "1000" } }] });

        var run = Good(_mongo.Run("DatabaseOnly"));

        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService", "WebGallery"], Databases(run));
        Assert.Equal(["Initialize", "StopService", "DumpDatabase", "StartService", "ProveDump", "Archive", "Validate", "Cleanup"], run.Steps);
        var log = run.Log;
        Assert.InRange(log.IndexOf("Step StartService done", StringComparison.Ordinal), 1, log.LastIndexOf("done dumping WebGallery", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_servers_with_a_database_of_one_name_are_told_not_guessed()
    {
        _ = MoveGallery();
        BecomeEmbedded();

        var run = _mongo.Run("DatabaseOnly");

        Assert.Equal((5, "DumpNotProved"), (run.ExitCode, run.ErrorIds[0]));
        Assert.Contains("Two servers hold a database AlteryxGallery", run.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(ServiceState.Running, _mongo.Server.Status().ServiceState);
        Assert.Empty(Leftovers.In(_mongo.Server));
    }

    [Fact]
    public void What_if_shows_the_plan_and_changes_nothing()
    {
        var before = FolderSnapshot.Of(_mongo.Server.Directory);

        var shown = _mongo.Program("backup", "--what-if", "--json");

        Assert.Equal(0, shown.ExitCode);
        var plan = JsonDocument.Parse(shown.Output).RootElement;
        Assert.False(plan.GetProperty("StopsService").GetBoolean());
        Assert.Equal(0, plan.GetProperty("ExpectedDowntimeSeconds").GetDouble());
        var dump = plan.GetProperty("Steps").EnumerateArray().Single(step => step.GetProperty("Name").GetString() == "DumpDatabase");
        Assert.Equal($"Dump all databases at {SelfManagedServer.Address} by mongodump into staging; the service keeps running.", dump.GetProperty("Description").GetString());
        Assert.DoesNotContain(plan.GetProperty("Steps").EnumerateArray(), step => step.GetProperty("ServiceDown").GetBoolean());
        Assert.Empty(_mongo.Dumps);
        Assert.Equal(before, FolderSnapshot.Of(_mongo.Server.Directory));
    }

    [Fact]
    public void A_check_says_that_the_database_can_be_read()
    {
        var good = _mongo.Program("check", "--json");
        var bad = _mongo.Program("check", "--json", "--set", "MongoDBConfiguration.SelfManagedMongoDB.Username=nobody");

        Assert.Equal((0, 5), (good.ExitCode, bad.ExitCode));
        Assert.Contains($"reads all databases at {SelfManagedServer.Address}", good.Output, StringComparison.Ordinal);
        Assert.Contains("MongoRightsMissing", bad.Output, StringComparison.Ordinal);
    }

    private void Become(Func<MongoServer, MongoServer> change) => _mongo.Tools.Become(_mongo.Tools.World with { Servers = [change(_mongo.Tools.World.Servers[0])] });

    private void BecomeEmbedded()
    {
        var settings = Path.Combine(_mongo.Server.Directory, "ProgramData", "Alteryx", "RuntimeSettings.xml");
        File.WriteAllText(settings, File.ReadAllText(settings).Replace(
            "<EmbeddedMongoDBEnabled>False</EmbeddedMongoDBEnabled><MongoDBEnabled>True</MongoDBEnabled>", "<EmbeddedMongoDBEnabled>True</EmbeddedMongoDBEnabled>", StringComparison.Ordinal));
    }

    private string MoveGallery()
    {
        var main = _mongo.Tools.World.Servers[0];
        var folder = _mongo.PathTo("gallery data");
        Directory.CreateDirectory(folder);
        foreach (var database in new[] { "AlteryxGallery", "AlteryxGallery_Lucene" })
        {
            Directory.Move(Path.Combine(main.Data, database), Path.Combine(folder, database));
        }

        _mongo.Tools.Become(_mongo.Tools.World with { Servers = [main, main with { Addresses = ["127.0.0.1:27119"], Data = folder, Users = [] }] });
        _mongo.Configure(mongo => mongo["GalleryMongoDB"] = new JsonObject { ["Host"] = "127.0.0.1", ["Port"] = 27119, ["ConnectTimeoutSeconds"] = 2 });
        return folder;
    }

    private static BackupRun Good(BackupRun run)
    {
        Assert.True(run.ExitCode == 0, run.Program.Output);
        return run;
    }

    private static IEnumerable<string?> Databases(BackupRun run) =>
        Manifest(run.ArchivePath).GetProperty("MongoDBInformation").GetProperty("Databases").EnumerateArray().Select(database => database.GetProperty("Name").GetString());

    private static JsonElement Manifest(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var manifest = zip.GetEntry("BackupManifest.json")!.Open();
        return JsonDocument.Parse(manifest).RootElement.Clone();
    }
}
