using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Configuration;

public sealed class NewConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Machine _machine;

    public NewConfigurationTests() => _machine = LocalMachine.Create() with { Host = new FakeHost(_folder.Path) };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_configuration_is_valid_and_means_this_machines_defaults()
    {
        var path = new NewConfiguration(_machine).Write(Path.Combine(_folder.Path, "new", "c.json"));

        var loaded = new ConfigurationLoader(_machine.Files, _machine.Host).Load(path, new Dictionary<string, object>());

        Assert.Empty(loaded.Warnings);
        Assert.Equal(Path.Combine(_folder.Path, "AlteryxBackup", "Backups"), loaded.Configuration.BackupConfiguration.LocalBackupPath);
    }

    [Fact]
    public void Its_schema_stands_where_it_says()
    {
        var path = new NewConfiguration(_machine).Write(Path.Combine(_folder.Path, "c.json"));

        var schema = Path.Combine(_folder.Path, (string)((JObject)CommentedJson.Parse(File.ReadAllText(path)))["$schema"]!);

        Assert.Equal(File.ReadAllText(Repository.PathOf("module", "config", "backup-config.schema.json")), File.ReadAllText(schema));
    }

    [Fact]
    public void Without_a_name_it_goes_where_it_is_found_by_itself()
    {
        var path = new NewConfiguration(_machine).Write(null);

        Assert.Equal(path, new ConfigurationLoader(_machine.Files, _machine.Host).Examine(null, new Dictionary<string, object>()).SourcePath);
    }

    [Fact]
    public void What_a_killed_one_left_unfinished_is_in_nobodys_way()
    {
        _ = _folder.Write("c.json.partial", "{");
        _ = _folder.Write("backup-config.schema.json.partial", "{");

        _ = new NewConfiguration(_machine).Write(Path.Combine(_folder.Path, "c.json"));

        Assert.Equal(["backup-config.schema.json", "c.json"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_file_that_is_there_is_left_alone()
    {
        var path = _folder.Write("c.json", "mine");

        var refused = Assert.Throws<BackupException>(() => new NewConfiguration(_machine).Write(path));

        Assert.Equal(ErrorCatalogue.ConfigurationExists, refused.Error);
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(["c.json"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Nobody_else_can_read_it()
    {
        var path = new NewConfiguration(_machine).Write(Path.Combine(_folder.Path, "c.json"));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void A_place_that_can_not_be_written_is_named()
    {
        var file = _folder.Write("file", "");

        var refused = Assert.Throws<BackupException>(() => new NewConfiguration(_machine).Write(Path.Combine(file, "c.json")));

        Assert.Equal(ErrorCatalogue.PathNotWritable, refused.Error);
    }

    [Fact]
    public void Every_setting_is_shown_with_its_origin_and_without_its_passwords()
    {
        var path = _folder.Write("c.json", """
            { "BackupConfiguration": { "RetentionDays": { "Full": 60 } },
              "MongoDBConfiguration": { "SelfManagedMongoDB": { "ConnectionString": "mongodb://backup:geheim@db:27017/" } } }
            """);

        var values = new ConfigurationLoader(_machine.Files, _machine.Host)
            .Load(path, new Dictionary<string, object> { ["ServiceConfiguration.MaxDumpSeconds"] = "5" })
            .EffectiveValues().ToDictionary(value => value.Path);

        Assert.Equal(ValueOrigin.File, values["BackupConfiguration.RetentionDays.Full"].Origin);
        Assert.Equal(60, (int)values["BackupConfiguration.RetentionDays.Full"].Value);
        Assert.Equal(ValueOrigin.Default, values["BackupConfiguration.RetentionDays.DatabaseOnly"].Origin);
        Assert.Equal(ValueOrigin.Parameter, values["ServiceConfiguration.MaxDumpSeconds"].Origin);
        Assert.DoesNotContain("geheim", string.Join('\n', values.Values), StringComparison.Ordinal);
        Assert.Contains("***", (string)values["MongoDBConfiguration.SelfManagedMongoDB.ConnectionString"].Value!, StringComparison.Ordinal);
    }
}
