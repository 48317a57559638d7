using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.SelfManaged;

public sealed class SelfManagedBackupTests : IDisposable
{
    private readonly SelfManagedServer _mongo = new();

    public void Dispose() => _mongo.Dispose();

    [Fact]
    public void A_full_backup_dumps_all_databases_while_the_service_runs()
    {
        var before = _mongo.Server.Status().ProcessId;

        var run = _mongo.Run("Full");

        Assert.True(run.ExitCode == 0, run.Program.Output);
        Assert.Equal(before, _mongo.Server.Status().ProcessId);
        Assert.Equal(["Initialize", "DumpDatabase", "ProveDump", "CollectFiles", "Archive", "Validate", "Cleanup"], run.Steps);
        Assert.Equal(0, run.Seconds("ServiceDowntimeSeconds"));
        var manifest = Manifest(run.ArchivePath);
        Assert.True(manifest.GetProperty("SystemInformation").GetProperty("ServiceNotStopped").GetBoolean());
        var mongo = manifest.GetProperty("MongoDBInformation");
        Assert.Equal("SelfManaged", mongo.GetProperty("DeploymentType").GetString());
        Assert.Equal($"mongodump 100.14.0 --gzip of MongoDB 6.0.14 at {SelfManagedServer.Address}", mongo.GetProperty("BackupMethod").GetString());
        Assert.Equal(["AlteryxGallery", "AlteryxGallery_Lucene", "AlteryxService"], mongo.GetProperty("Databases").EnumerateArray().Select(database => database.GetProperty("Name").GetString()));
        Assert.Equal(run.Document.GetProperty("DocumentCount").GetInt64(), mongo.GetProperty("DocumentCount").GetInt64());
        Assert.Equal(0, AlteryxBackupProgram.Run("verify", run.ArchivePath).ExitCode);
        Assert.All(Directory.GetFiles(_mongo.PathTo("server", "Temp")), Assert.Null);
    }

    private static JsonElement Manifest(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var manifest = zip.GetEntry("BackupManifest.json")!.Open();
        return JsonDocument.Parse(manifest).RootElement.Clone();
    }
}
