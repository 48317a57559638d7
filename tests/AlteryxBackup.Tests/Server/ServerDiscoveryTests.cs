using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Threading;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;
using AlteryxBackup.Tests.Configuration;

namespace AlteryxBackup.Tests.Server;

public sealed class ServerDiscoveryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _bin;

    public ServerDiscoveryTests()
    {
        _bin = Path.Combine(_folder.Path, "install", "bin");
        _folder.Write("install/bin/AlteryxService.exe", "");
        _folder.Write("install/bin/RuntimeData/RuntimeSettings.xml", File.ReadAllText(RuntimeSettingsReaderTests.Fixture("defaults")));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_real_single_node_is_controller_UI_and_worker_with_the_embedded_database()
    {
        _folder.Write("Alteryx/RuntimeSettings.xml", File.ReadAllText(RuntimeSettingsReaderTests.Fixture("single-node-embedded")));
        var server = Discover();
        Assert.Equal((true, true, true, null), (server.IsController, server.IsServerUI, server.IsWorker, server.ControllerHost));
        Assert.Equal((DatabaseType.Embedded, "localhost:27018"), (server.Database.Type, server.Database.Endpoint));
        Assert.Equal($"Controller/EmbeddedMongoDBEnabled is True ({Path.Combine(_folder.Path, "Alteryx", "RuntimeSettings.xml")}).", server.Database.Because);
        Assert.Equal(@"C:\ProgramData\Alteryx\Service\Persistence\MongoDB", server.EmbeddedDataDirectory);
        Assert.Equal(Path.Combine(_folder.Path, "Alteryx"), server.DataDirectory);
        Assert.Equal(Path.Combine(_folder.Path, "AlteryxBackup"), server.StateDirectory);
        Assert.Equal("2023.1.1.247", server.Version);
        Assert.Equal(_bin, server.BinDirectory);
        Assert.Empty(server.Warnings);
        Assert.Equal(Path.Combine(_bin, "AlteryxService.exe"), server.RequireExecutable());
        Assert.Equal(server.Database, server.RequireDatabase());
    }

    [Fact]
    public void Where_the_settings_do_not_tell_the_database_is_not_guessed()
    {
        _folder.Write("Alteryx/RuntimeSettings.xml", File.ReadAllText(RuntimeSettingsReaderTests.Fixture("overrides-minimal")));
        var server = Discover();
        Assert.Equal(DatabaseType.Unknown, server.Database.Type);
        var fault = Assert.Throws<BackupException>(server.RequireDatabase);
        Assert.Equal((ErrorCatalogue.DatabaseTypeUnknown, ExitCode.Validation), (fault.Error, fault.Error.ExitCode));
        Assert.Contains("Controller/EmbeddedMongoDBEnabled is False", fault.Happened, StringComparison.Ordinal);
        Assert.Contains("Controller/MongoDBEnabled is False", fault.Happened, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_bin, "RuntimeData", "RuntimeSettings.xml"), fault.Happened, StringComparison.Ordinal);
        Assert.Contains("MongoDBConfiguration.Type", fault.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_node_names_its_controller_and_has_no_database()
    {
        var server = Discover("<Controller><ControllerEnabled>False</ControllerEnabled><EmbeddedMongoDBEnabled>True</EmbeddedMongoDBEnabled></Controller><Worker><UseLocalServer>False</UseLocalServer><ServerName>ctrl:80</ServerName></Worker>");
        Assert.Equal((false, false, true, "ctrl:80"), (server.IsController, server.IsServerUI, server.IsWorker, server.ControllerHost));
        Assert.Equal((DatabaseType.Unknown, ""), (server.Database.Type, server.EmbeddedDataDirectory));
        Assert.Contains("on the controller ctrl:80", Assert.Throws<BackupException>(server.RequireDatabase).Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<Environment><WorkerEnabled>False</WorkerEnabled></Environment>")]
    [InlineData("<Worker><QueueWorkerEnabled>False</QueueWorkerEnabled></Worker>")]
    public void A_node_is_a_worker_only_when_both_settings_say_so(string settings) => Assert.False(Discover(settings).IsWorker);

    [Fact]
    public void A_self_managed_database_is_told_with_its_endpoint()
    {
        var database = Discover("<Controller><MongoDBEnabled>True</MongoDBEnabled><MongoDBServerName>db1:27017</MongoDBServerName></Controller>").Database;
        Assert.Equal((DatabaseType.SelfManaged, "db1:27017"), (database.Type, database.Endpoint));
        Assert.StartsWith("Controller/MongoDBEnabled is True (", database.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mongodb://user:p@ss/w@localhost:27018/AlteryxService", DatabaseType.Embedded, "localhost:27018")]
    [InlineData("127.0.0.1:27018", DatabaseType.Embedded, "127.0.0.1:27018")]
    [InlineData("mongodb://user:p@ss@db1:27018,db2:27018/?ssl=true", DatabaseType.SelfManaged, "db1:27018,db2:27018")]
    [InlineData("localhost:27017", DatabaseType.SelfManaged, "localhost:27017")]
    [InlineData("AAEncrypted0pass", DatabaseType.SelfManaged, "")]
    public void A_legacy_connection_string_tells_by_its_host_and_shows_no_password(string connection, DatabaseType type, string endpoint)
    {
        var database = Discover($"<Persistence><Mongo><ConnectionString>{connection}</ConnectionString></Mongo></Persistence>").Database;
        Assert.Equal((type, endpoint), (database.Type, database.Endpoint));
        Assert.Contains("Persistence/Mongo/ConnectionString", database.Because, StringComparison.Ordinal);
        Assert.DoesNotContain("p@ss", database.Because, StringComparison.Ordinal);
        Assert.DoesNotContain("Encrypted0", database.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void The_configuration_decides_before_the_settings()
    {
        _folder.Write("Alteryx/RuntimeSettings.xml", File.ReadAllText(RuntimeSettingsReaderTests.Fixture("single-node-embedded")));
        var database = Discover(configuration: Configured(new MongoDBSection
        {
            Type = DatabaseTypeSetting.SelfManaged,
            SelfManagedMongoDB = new SelfManagedMongoDBSection { Host = "db9", Port = 27019 },
        })).Database;
        Assert.Equal((DatabaseType.SelfManaged, "db9:27019"), (database.Type, database.Endpoint));
        Assert.Equal("MongoDBConfiguration.Type is self-managed in the configuration.", database.Because);
    }

    [Fact]
    public void A_Gallery_database_elsewhere_is_warned_about_until_it_is_named()
    {
        const string Settings = "<Controller><EmbeddedMongoDBEnabled>True</EmbeddedMongoDBEnabled></Controller><Gallery><MongoDBWebOverride>True</MongoDBWebOverride><MongoDBWebServerName>web:27017</MongoDBWebServerName></Gallery>";
        var server = Discover(Settings);
        Assert.Equal("web:27017", server.GalleryDatabaseEndpoint);
        var warning = Assert.Single(server.Warnings);
        Assert.Contains("Gallery/MongoDBWebOverride is True", warning, StringComparison.Ordinal);
        Assert.Contains("web:27017", warning, StringComparison.Ordinal);
        Assert.Empty(Discover(Settings, configuration: Configured(new MongoDBSection { GalleryMongoDB = new SelfManagedMongoDBSection() })).Warnings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/bin")]
    [InlineData("/bin/")]
    public void The_registry_may_name_the_folder_with_or_without_bin(string ending)
    {
        var server = Discover("", registry: new FakeRegistry(Path.Combine(_folder.Path, "install") + ending, "2022.3.1.430"));
        Assert.Equal((Path.Combine(_bin, "AlteryxService.exe"), true), (server.ServiceExecutable, server.ServiceExecutableExists));
        Assert.Equal("2022.3.1.430", server.Version);
    }

    [Fact]
    public void A_missing_executable_stops_only_who_needs_it_and_says_where_it_was_looked_for()
    {
        var server = Discover("", registry: new FakeRegistry(Path.Combine(_folder.Path, "gone")));
        Assert.False(server.ServiceExecutableExists);
        Assert.Contains(server.Warnings, warning => warning.StartsWith("The server's version is not known", StringComparison.Ordinal));
        var fault = Assert.Throws<BackupException>(server.RequireExecutable);
        Assert.Equal((ErrorCatalogue.AlteryxServiceNotFound, ExitCode.Validation), (fault.Error, fault.Error.ExitCode));
        Assert.Contains(Path.Combine(_folder.Path, "gone", "bin", "AlteryxService.exe") + " (registry)", fault.Happened, StringComparison.Ordinal);
        Assert.Contains("(default folder)", fault.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configured_executable_is_asked_for_its_version_when_the_registry_speaks_of_another()
    {
        var path = _folder.Write("lab/AlteryxService", "");
        var runner = new FakeProcessRunner("Alteryx Service\r\nVersion 2021.4.1.04899 (x64)");
        var configuration = new AlteryxBackupConfiguration { ServerConfiguration = new ServerSection { AlteryxServicePath = path, AlteryxDataPath = Path.Combine(_folder.Path, "Alteryx") } };
        var server = Discover("", new FakeRegistry(Path.Combine(_folder.Path, "install"), "2023.1.1.247"), runner, configuration);
        Assert.Equal("2021.4.1.04899", server.Version);
        var request = Assert.Single(runner.Requests);
        Assert.Equal((path, "getversion", TimeSpan.FromSeconds(15)), (request.FileName, request.Arguments.Single(), request.TimeLimit));
    }

    [Theory]
    [InlineData(null, false, "can't be started")]
    [InlineData("hello", false, "printed no version")]
    [InlineData("", true, "did not answer")]
    public void A_version_that_no_source_tells_is_a_warning(string? output, bool timedOut, string expected)
    {
        var server = Discover("", new FakeRegistry(Path.Combine(_folder.Path, "install")), new FakeProcessRunner(output, timedOut));
        Assert.Null(server.Version);
        Assert.Contains(expected, Assert.Single(server.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019.4.8.22007", true)]
    [InlineData("11.8.3.46846", true)]
    [InlineData("2020.1.1.24185", false)]
    [InlineData("2020.1", false)]
    public void A_version_before_2020_1_is_warned_about(string version, bool warned) =>
        Assert.Equal(warned, Discover("", new FakeRegistry(Path.Combine(_folder.Path, "install"), version)).Warnings.Any(text => text.Contains("older than 2020.1", StringComparison.Ordinal)));

    private static AlteryxBackupConfiguration Configured(MongoDBSection database) => new() { MongoDBConfiguration = database };

    private AlteryxServer Discover(string? settings = null, FakeRegistry? registry = null, FakeProcessRunner? runner = null, AlteryxBackupConfiguration? configuration = null)
    {
        if (settings is not null)
        {
            _folder.Write("Alteryx/RuntimeSettings.xml", $"<SystemSettings>{settings}</SystemSettings>");
        }

        registry ??= new FakeRegistry(Path.Combine(_folder.Path, "install"), "2023.1.1.247");
        return new ServerDiscovery(new FileSystem(), registry, runner ?? new FakeProcessRunner(null), new FakeHost(_folder.Path))
            .Discover(configuration ?? new AlteryxBackupConfiguration(), CancellationToken.None);
    }
}
