using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Configuration;

public sealed class ConfigurationLoaderTests : IDisposable
{
    private static readonly Dictionary<string, object> NoParameters = [];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_hold_and_it_says_where_it_looked()
    {
        var loaded = Loader(hasDriveD: true, moduleDirectory: _folder.Path).Load(null, NoParameters);
        Assert.Null(loaded.SourcePath);
        Assert.Contains(Path.Combine(_folder.Path, "AlteryxBackup", "backup-config.json"), loaded.Source, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_folder.Path, "config", "backup-config.json"), loaded.Source, StringComparison.Ordinal);
        Assert.Equal(@"D:\Temp", loaded.Configuration.BackupConfiguration.TempDirectory);
        Assert.Equal(BackupMode.Full, loaded.Configuration.BackupConfiguration.DefaultBackupMode);
        Assert.Equal(14, loaded.Configuration.BackupConfiguration.RetentionDays.DatabaseOnly);
        Assert.Equal(0.1, loaded.Configuration.ValidationConfiguration.MinimumBackupSizeMB.ConfigOnly);
        Assert.Null(loaded.Configuration.MongoDBConfiguration.GalleryMongoDB);
        Assert.All(loaded.Origins.Values, origin => Assert.Equal(ValueOrigin.Default, origin));
    }

    [Fact]
    public void Without_a_drive_D_the_default_folders_stand_under_ProgramData()
    {
        var backup = Loader().Load(null, NoParameters).Configuration.BackupConfiguration;
        Assert.Equal(
            [Under("Temp"), Under("Backups"), Under("Logs")],
            new[] { backup.TempDirectory, backup.LocalBackupPath, backup.LogDirectory });

        string Under(string name) => Path.Combine(_folder.Path, "AlteryxBackup", name);
    }

    [Fact]
    public void The_shared_file_is_taken_before_the_modules_own()
    {
        var module = _folder.Write("module/config/backup-config.json", """{ "BackupConfiguration": { "LogRetentionDays": 1 } }""");
        var moduleFolder = Path.Combine(_folder.Path, "module");
        Assert.Equal(module, Loader(moduleDirectory: moduleFolder).Load(null, NoParameters).SourcePath);
        var shared = _folder.Write("AlteryxBackup/backup-config.json", "{}");
        Assert.Equal(shared, Loader(moduleDirectory: moduleFolder).Load(null, NoParameters).SourcePath);
    }

    [Theory]
    [InlineData("/backups", "/mnt/a", "/backups", "BackupConfiguration.NetworkBackupPaths[1]")]
    [InlineData("/backups", "/mnt/../backups/", "/mnt/a", "BackupConfiguration.NetworkBackupPaths[0]")]
    [InlineData("/backups", "/mnt/a", "/mnt//./a", "BackupConfiguration.NetworkBackupPaths[1]")]
    [InlineData(@"D:\Backups", @"\\nas\a", @"d:/backups\", "BackupConfiguration.NetworkBackupPaths[1]")]
    [InlineData(@"D:\Backups", @"\\nas\a", @"\\NAS\a\b\..\", "BackupConfiguration.NetworkBackupPaths[1]")]
    [InlineData(@"D:\Backups", @"D:\..\Backups.", @"\\nas\a", "BackupConfiguration.NetworkBackupPaths[0]")]
    public void A_place_for_copies_that_is_another_one_in_any_spelling_is_a_fault(string local, string first, string second, string setting)
    {
        var faults = Places(local, first, second);

        var fault = Assert.Single(faults);
        Assert.Equal(setting, fault.Path);
        Assert.Contains("name each place once", fault.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/backups", "/Backups", "/backups/copies")]
    [InlineData(@"D:\Backups", @"E:\Backups", @"D:\Backups\copies")]
    [InlineData(@"D:\Backups", @"\\nas\a\..\b", @"\\nas\b")]
    public void Places_that_differ_are_no_fault(string local, string first, string second) => Assert.Empty(Places(local, first, second));

    [Fact]
    public void A_parameter_wins_over_the_file_and_the_file_over_the_default()
    {
        var path = Config("""{ "BackupConfiguration": { "RetentionDays": { "Full": 60, "DatabaseOnly": 7 }, "NetworkBackupPaths": ["/mnt/a"] } }""");
        var loaded = Loader().Load(path, new Dictionary<string, object>
        {
            ["BackupConfiguration.RetentionDays.Full"] = "90",
            ["BackupConfiguration.NetworkBackupPaths"] = new[] { "/mnt/b", "/mnt/c" },
            ["ArchiveConfiguration.CompressionLevel"] = ArchiveCompression.Fastest,
            ["ServiceConfiguration.ForceStopWorkflows"] = true,
        });
        var backup = loaded.Configuration.BackupConfiguration;
        Assert.Equal((90, 7, 30), (backup.RetentionDays.Full, backup.RetentionDays.DatabaseOnly, backup.RetentionDays.ConfigOnly));
        Assert.Equal(["/mnt/b", "/mnt/c"], backup.NetworkBackupPaths);
        Assert.Equal(ArchiveCompression.Fastest, loaded.Configuration.ArchiveConfiguration.CompressionLevel);
        Assert.True(loaded.Configuration.ServiceConfiguration.ForceStopWorkflows);
        Assert.Equal(
            [ValueOrigin.Parameter, ValueOrigin.File, ValueOrigin.Default],
            new[] { "Full", "DatabaseOnly", "ConfigOnly" }.Select(mode => loaded.Origins["BackupConfiguration.RetentionDays." + mode]));
    }

    [Fact]
    public void All_faults_are_told_at_once_each_with_its_path()
    {
        var path = Config("""
            {
              "BackupConfiguration": {
                "DefaultBackupMode": "Everything", "TempDirectory": "Temp", "NetworkBackupPaths": ["/mnt/a", "share"],
                "RetentionDays": { "Full": -1, "DatabaseOnly": 1.5, "ConfigOnly": "30" }
              },
              "ServiceConfiguration": { "Control": "Command", "StartCommand": ["start"], "StopCommand": [] },
              "MongoDBConfiguration": { "Type": "Embedded", "GalleryMongoDB": 5 },
              "FilesConfiguration": null
            }
            """);
        var parameters = new Dictionary<string, object> { ["BackupConfiguration.LogRetentionDays"] = "many", ["Backup.TempDir"] = "/x" };
        var faults = Loader().Examine(path, parameters).Faults;
        Assert.Equal(
            [
                "BackupConfiguration.DefaultBackupMode: must be one of Full, DatabaseOnly, ConfigOnly; it is 'Everything'",
                @"BackupConfiguration.TempDirectory: must be an absolute path, such as D:\Backups or \\server\share; it is 'Temp'",
                @"BackupConfiguration.NetworkBackupPaths[1]: must be an absolute path, such as D:\Backups or \\server\share; it is 'share'",
                "BackupConfiguration.RetentionDays.Full: must be 0 or more; it is -1",
                "BackupConfiguration.RetentionDays.DatabaseOnly: must be a whole number; it is 1.5",
                "BackupConfiguration.RetentionDays.ConfigOnly: must be a whole number; it is a text in quotes",
                "ServiceConfiguration.StatusCommand: must be set, because Control is Command",
                "ServiceConfiguration.StopCommand: must not be empty, because Control is Command",
                "MongoDBConfiguration.Type: must be one of auto, embedded, self-managed; it is 'Embedded'",
                "MongoDBConfiguration.GalleryMongoDB: must be null or a section { }; it is 5",
                "FilesConfiguration: must be a section { }; it is null",
                "Backup.TempDir: is no setting. Did you mean BackupConfiguration.TempDirectory?",
                "BackupConfiguration.LogRetentionDays: must be a whole number; it is 'many'",
            ],
            faults.Select(fault => fault.ToString()).ToArray());
        var thrown = Assert.Throws<BackupException>(() => Loader().Load(path, parameters));
        Assert.Equal((ErrorCatalogue.ConfigurationInvalid, ExitCode.Validation), (thrown.Error, thrown.Error.ExitCode));
        Assert.Contains("13 faults", thrown.Message, StringComparison.Ordinal);
        Assert.All(faults, fault => Assert.Contains(fault.ToString(), thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_parameter_asks_of_the_file_is_judged_on_both_together()
    {
        var commands = Config("""{ "ServiceConfiguration": { "StartCommand": ["a"], "StopCommand": ["b"], "StatusCommand": ["c"] } }""");
        var byCommand = new Dictionary<string, object> { ["ServiceConfiguration.Control"] = "Command" };
        Assert.Equal(ServiceControlMethod.Command, Loader().Load(commands, byCommand).Configuration.ServiceConfiguration.Control);
        Assert.Equal(3, Loader().Examine(Config("{}"), byCommand).Faults.Count);
    }

    [Fact]
    public void A_named_file_that_is_missing_is_a_failure_of_its_own()
    {
        var fault = Assert.Throws<BackupException>(() => Loader().Load(Path.Combine(_folder.Path, "none.json"), NoParameters));
        Assert.Equal((ErrorCatalogue.ConfigurationNotFound, ExitCode.Validation), (fault.Error, fault.Error.ExitCode));
        Assert.Contains("none.json", fault.Happened, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<BackupException>(() => Loader().Load(_folder.Path, NoParameters)).Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_JSON_is_told_with_file_line_and_column_and_without_its_content()
    {
        var path = Config("{\n  \"MongoDBConfiguration\": { \"Host\" \"s3cret\" }\n}");
        var fault = Assert.Throws<BackupException>(() => Loader().Load(path, NoParameters));
        Assert.Equal(ErrorCatalogue.ConfigurationInvalid, fault.Error);
        Assert.Contains($"{path} isn't JSON: line 2, column 36: a colon is expected here", fault.Happened, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused_rather_than_misread()
    {
        var path = Path.Combine(_folder.Path, "ansi.json");
        File.WriteAllBytes(path, [.. "{ \"comment\": \""u8, 0xE4, .. "\" }"u8]);
        Assert.Contains("UTF-8", Assert.Throws<BackupException>(() => Loader().Load(path, NoParameters)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "BackupConfiguration": { "RetensionDays": { "Full": 1 } } }""", "BackupConfiguration.RetensionDays", "BackupConfiguration.RetentionDays?")]
    [InlineData("""{ "BackupConfiguration": { "localbackuppath": "/x" } }""", "BackupConfiguration.localbackuppath", "BackupConfiguration.LocalBackupPath?")]
    [InlineData("""{ "BackupConfig": {} }""", "BackupConfig", "BackupConfiguration?")]
    [InlineData("""{ "ServiceConfiguration": { "TempDirectory": "/x" } }""", "ServiceConfiguration.TempDirectory", "BackupConfiguration.TempDirectory?")]
    [InlineData("""{ "MongoDBConfiguration": { "GalleryMongoDB": { "Hots": "x" } } }""", "MongoDBConfiguration.GalleryMongoDB.Hots", "MongoDBConfiguration.GalleryMongoDB.Host?")]
    public void An_unknown_key_is_a_warning_that_names_the_nearest_known_one(string text, string key, string nearest)
    {
        var warning = Assert.Single(Loader().Load(Config(text), NoParameters).Warnings);
        Assert.StartsWith(key + ": unknown key", warning, StringComparison.Ordinal);
        Assert.EndsWith("Did you mean " + nearest, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Remarks_and_the_schema_reference_are_no_unknown_keys() =>
        Assert.Empty(Loader().Load(Config("""{ "$schema": "x", "comment": 1, "BackupConfiguration": { "comment2": [], "CommentOnThis": null } }"""), NoParameters).Warnings);

    [Fact]
    public void One_database_may_stand_as_text_and_none_means_all()
    {
        Assert.Equal(["AlteryxGallery"], DatabasesOf("\"AlteryxGallery\""));
        Assert.Equal(["a", "b"], DatabasesOf("[\"a\", \"b\"]"));
        Assert.Empty(DatabasesOf("\"\""));

        IReadOnlyList<string> DatabasesOf(string value) =>
            Loader().Load(Config($$"""{ "MongoDBConfiguration": { "Type": "self-managed", "SelfManagedMongoDB": { "Database": {{value}} } } }"""), NoParameters)
                .Configuration.MongoDBConfiguration.SelfManagedMongoDB.Database;
    }

    [Fact]
    public void A_gallery_section_has_the_defaults_for_what_it_leaves_out()
    {
        var loaded = Loader().Load(Config("""{ "MongoDBConfiguration": { "GalleryMongoDB": { "Host": "gallery" } } }"""), NoParameters);
        var gallery = loaded.Configuration.MongoDBConfiguration.GalleryMongoDB!;
        Assert.Equal(("gallery", 27017, "admin"), (gallery.Host, gallery.Port, gallery.AuthDatabase));
        Assert.Equal(ValueOrigin.File, loaded.Origins["MongoDBConfiguration.GalleryMongoDB.Host"]);
        Assert.Equal(ValueOrigin.Default, loaded.Origins["MongoDBConfiguration.GalleryMongoDB.Port"]);
        Assert.DoesNotContain("MongoDBConfiguration.GalleryMongoDB", loaded.Origins.Keys);
    }

    [Theory]
    [InlineData("mongodb://backup:p%40ss@db1:27017/?tls=true", "mongodb://backup:***@db1:27017/?tls=true", new[] { "p%40ss", "p@ss" })]
    [InlineData("mongodb+srv://backup:p@s/s@db1/", "mongodb+srv://backup:***@db1/", new[] { "p@s/s" })]
    [InlineData("mongodb://db1/?tlsCertificateKeyFilePassword=geheim&tls=true", "mongodb://db1/?tlsCertificateKeyFilePassword=***&tls=true", new[] { "geheim" })]
    [InlineData("mongodb://backup@db1:27017", "mongodb://backup@db1:27017", new string[0])]
    public void A_password_in_a_connection_string_is_masked_and_warned_about(string connection, string masked, string[] passwords)
    {
        var loaded = Loader().Load(Config($$"""{ "MongoDBConfiguration": { "SelfManagedMongoDB": { "ConnectionString": "{{connection}}" } } }"""), NoParameters);
        Assert.Equal(connection, loaded.Configuration.MongoDBConfiguration.SelfManagedMongoDB.ConnectionString);
        Assert.Equal(masked, loaded.Snapshot().SelectToken("MongoDBConfiguration.SelfManagedMongoDB.ConnectionString"));
        Assert.Equal(passwords, loaded.Secrets.Select(secret => secret.Reveal(System.Text.Encoding.UTF8.GetString)));
        Assert.Equal(passwords.Length > 0, loaded.Warnings.Any(warning => warning.StartsWith("MongoDBConfiguration.SelfManagedMongoDB.ConnectionString: holds a password", StringComparison.Ordinal)));
        Assert.All(passwords, password => Assert.DoesNotContain(password, loaded.Snapshot() + string.Join("", loaded.Warnings) + loaded.Configuration, StringComparison.Ordinal));
    }

    [Fact]
    public void A_connection_string_that_does_not_fit_is_not_repeated_in_the_fault()
    {
        var fault = Assert.Throws<BackupException>(() => Loader().Load(
            Config("""{ "MongoDBConfiguration": { "SelfManagedMongoDB": { "ConnectionString": "db://u:s3cret@h" } } }"""), NoParameters));
        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_in_paths_are_replaced()
    {
        Environment.SetEnvironmentVariable("ALTERYXBACKUP_TEST_ROOT", _folder.Path);
        var loaded = Loader().Load(Config("""{ "BackupConfiguration": { "TempDirectory": "%ALTERYXBACKUP_TEST_ROOT%/t", "LogDirectory": "%ProgramData%/l" } }"""), NoParameters);
        Assert.Equal(_folder.Path + "/t", loaded.Configuration.BackupConfiguration.TempDirectory);
        Assert.Equal(_folder.Path + "/l", loaded.Configuration.BackupConfiguration.LogDirectory);
        Assert.Equal(_folder.Path + "/l", loaded.Snapshot().SelectToken("BackupConfiguration.LogDirectory"));
        loaded.RequireUsablePaths();
    }

    [Fact]
    public void A_path_that_this_machine_can_not_use_loads_with_a_warning_and_is_refused_before_it_is_written_to()
    {
        var foreign = OperatingSystem.IsWindows() ? "/backups" : @"E:\\Backups";
        var loaded = Loader().Load(Config($$"""{ "BackupConfiguration": { "LocalBackupPath": "{{foreign}}", "LogDirectory": "%NO_SUCH_VARIABLE%/x" } }"""), NoParameters);
        Assert.Equal(["BackupConfiguration.LocalBackupPath", "BackupConfiguration.LogDirectory"], loaded.UnusablePaths.Select(fault => fault.Path));
        Assert.Equal(2, loaded.Warnings.Count);
        var thrown = Assert.Throws<BackupException>(loaded.RequireUsablePaths);
        Assert.Equal(ErrorCatalogue.ConfigurationInvalid, thrown.Error);
        Assert.Contains("%NO_SUCH_VARIABLE%", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_configuration_has_this_machines_defaults()
    {
        var text = ConfigurationTemplate.Create(new FileSystem(), new FakeHost(_folder.Path));
        var loaded = Loader().Load(Config(text), NoParameters);
        Assert.Empty(loaded.Warnings);
        Assert.Equal(Path.Combine(_folder.Path, "AlteryxBackup", "Temp"), loaded.Configuration.BackupConfiguration.TempDirectory);
    }

    [Fact]
    public void The_state_folder_stands_beside_the_servers_data_whatever_else_is_configured()
    {
        var state = new StateDirectory(new FileSystem(), new FakeHost("/pd"));
        Assert.Equal(Path.Combine("/pd", "AlteryxBackup"), state.Of(new AlteryxBackupConfiguration()));
        var lab = new AlteryxBackupConfiguration { ServerConfiguration = new ServerSection { AlteryxDataPath = Path.Combine(_folder.Path, "Alteryx") + "/" } };
        Assert.Equal(Path.Combine(_folder.Path, "AlteryxBackup"), state.Of(lab));
    }

    private ConfigurationLoader Loader(bool hasDriveD = false, string? moduleDirectory = null) => new(new FileSystem(), new FakeHost(_folder.Path, hasDriveD, moduleDirectory));

    private string Config(string text) => _folder.Write("given.json", text);

    private IReadOnlyList<ConfigurationFault> Places(string local, params string[] copies) => Loader().Examine(null, new Dictionary<string, object>
    {
        ["BackupConfiguration.LocalBackupPath"] = local,
        ["BackupConfiguration.NetworkBackupPaths"] = copies,
    }).Faults;
}
