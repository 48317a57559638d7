using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using System.Threading;
using AlteryxBackup.Files.Metadata;
using AlteryxBackup.Platform;
using Newtonsoft.Json.Linq;

namespace AlteryxBackup.Tests.Files;

public sealed class ServerMetadataTests : IDisposable
{
    private const string Secret = "s3cr\"<&>%et";
    private readonly ServerFolder _folder = new();
    private readonly RecordingObserver _observer = new();
    private readonly ScriptedProcesses _processes = new() { Answers = { ["http"] = ScriptedProcesses.Outcome("\r\nSSL Certificate bindings:\r\n    IP:port : 0.0.0.0:443\r\n") } };
    private readonly StubRegistry _windows = new()
    {
        Keys =
        {
            [@"SOFTWARE\ODBC\ODBCINST.INI\ODBC Drivers"] = new() { ["Simba Spark"] = "Installed", ["SQL Server"] = "Installed" },
            [@"SOFTWARE\WOW6432Node\ODBC\ODBCINST.INI\ODBC Drivers"] = new() { ["Old Driver"] = "Installed" },
            [@"SOFTWARE\ODBC\ODBC.INI\ODBC Data Sources"] = new() { ["Sales"] = "SQL Server" },
            [@"SOFTWARE\ODBC\ODBC.INI\Sales"] = new() { ["PWD"] = Secret },
        },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_Windows_server_tells_every_item_that_has_a_source()
    {
        _folder.Settings["Gallery/BaseAddress"] = "https://user:hidden@gallery.example.com/gallery/";
        _folder.Settings["Gallery/SslEnabled"] = "True";
        _folder.Settings["Gallery/SmtpServerName"] = "mail.example.com";
        _folder.Settings["Controller/LoggingPath"] = @"D:\Logs\AlteryxServiceLog.log";
        _folder.Settings["Engine/LogFilePath"] = @"D:\Logs\Engine";
        _folder.Settings["Worker/ExecuteUserName"] = "runner";
        _ = Directory.CreateDirectory(Path.Combine(_folder.Root, "bin/Miniconda3/envs/Designer_vEnv/Lib/site-packages/pandas-1.5.3.dist-info"));

        var json = Json(Collect());

        Assert.Equal("2023.1.1.247", (string?)json["ServerVersion"]);
        Assert.Equal(["Controller", "Worker"], json["Roles"]!.Values<string>());
        Assert.Equal("Embedded", (string?)json["Database"]!["Type"]);
        Assert.Equal(@"CORP\svc", (string?)json["ServiceAccount"]);
        Assert.Equal("runner", (string?)json["RunAsUser"]);
        Assert.Equal("https://gallery.example.com/gallery/", (string?)json["Gallery"]!["BaseAddress"]);
        Assert.Equal("mail.example.com", (string?)json["Gallery"]!["SmtpServerName"]);
        Assert.Equal(@"D:\Logs", (string?)json["LogFolders"]!["Service"]);
        Assert.Equal(@"D:\Logs\Engine", (string?)json["LogFolders"]!["Engine"]);
        Assert.Equal(["SQL Server", "Simba Spark"], json["OdbcDrivers"]!["64-bit"]!.Values<string>());
        Assert.Equal(["Old Driver"], json["OdbcDrivers"]!["32-bit"]!.Values<string>());
        Assert.Equal(["Sales (SQL Server)"], json["OdbcDataSources"]!["64-bit"]!.Values<string>());
        Assert.Equal(["Connector"], json["Connectors"]!.Values<string>());
        Assert.Equal(["pandas-1.5.3"], json["PythonPackages"]!["Designer_vEnv"]!.Values<string>());
        Assert.Equal(["SSL Certificate bindings:", "IP:port : 0.0.0.0:443"], json["SslBinding"]!.Values<string>());
    }

    [Fact]
    public void Each_item_without_a_source_says_why()
    {
        Directory.Delete(Path.Combine(_folder.DataDirectory, "Tools"), recursive: true);
        var metadata = Collect(Machine(new StubRegistry { IsAvailable = false }, new StubServices(null, available: false)));

        Assert.All(
            new[] { "ServiceAccount", "RunAsUser", "Gallery", "LogFolders", "Licence", "OdbcDrivers", "OdbcDataSources", "Connectors", "PythonPackages", "DirectoryGroups", "SslBinding" },
            name =>
            {
                Assert.Null(metadata[name].Value);
                Assert.False(string.IsNullOrWhiteSpace(metadata[name].NotAvailable), name);
                Assert.Equal(metadata[name].NotAvailable, (string?)Json(metadata)[name]!["NotAvailable"]);
                Assert.Contains(metadata[name].NotAvailable!, _observer.Everything, StringComparison.Ordinal);
            });
        Assert.Contains("no documented source", metadata["Licence"].NotAvailable, StringComparison.Ordinal);
        Assert.Empty(_processes.Requests);
    }

    [Fact]
    public void A_source_that_throws_becomes_the_reason_and_the_others_are_there()
    {
        _processes.Answers.Clear();

        var metadata = Collect();

        Assert.NotNull(metadata["SslBinding"].NotAvailable);
        Assert.NotNull(metadata["OdbcDrivers"].Value);
    }

    [Fact]
    public void An_account_outside_a_domain_has_no_groups()
    {
        var metadata = Collect(Machine(_windows, new StubServices("LocalSystem"), new StubHost { UserName = @"SERVER1\admin" }));

        Assert.Contains("does not belong to a domain", metadata["DirectoryGroups"].NotAvailable, StringComparison.Ordinal);
    }

    [Fact]
    public void No_secret_setting_nor_a_data_sources_password_is_in_it()
    {
        foreach (var setting in new[]
        {
            "Gallery/SmtpPasswordEncrypted", "Controller/ServerSecretEncrypted", "Controller/StorageKeysEncrypted", "Controller/MongoDBPasswordEncrypted",
            "Worker/ExecutePasswordEncrypted", "Gallery/ApiToken", "Gallery/SmtpSecret", "Gallery/MongoDBWebConnection",
        })
        {
            _folder.Settings[setting] = Secret;
        }

        var metadata = Collect();

        Assert.DoesNotContain("s3cr", Encoding.UTF8.GetString(metadata.ToJson()), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr", _observer.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_staged_as_JSON()
    {
        var machine = Machine(_windows, new StubServices("LocalSystem"));
        var collector = new ServerMetadataCollector(machine);
        var metadata = collector.Collect(_folder.Server, "AlteryxService", _observer, CancellationToken.None);

        var file = collector.Write(metadata, _folder.Staging);

        Assert.Equal("Metadata/ServerMetadata.json", file.EntryPath);
        Assert.Equal(metadata.ToJson(), File.ReadAllBytes(file.StagedPath));
        Assert.Equal("SERVER1", (string?)Json(metadata)["Hostname"]);
        Assert.Equal(metadata.Items.Select(item => item.Name).Prepend("CollectedAt"), Json(metadata).Properties().Select(property => property.Name));
    }

    private static JObject Json(ServerMetadata metadata) => JObject.Parse(Encoding.UTF8.GetString(metadata.ToJson()));

    private ServerMetadata Collect(Machine? machine = null) =>
        new ServerMetadataCollector(machine ?? Machine(_windows, new StubServices(@"CORP\svc"))).Collect(_folder.Server, "AlteryxService", _observer, CancellationToken.None);

    private Machine Machine(IRegistry registry, StubServices services, StubHost? host = null) =>
        new(new FileSystem(), new WatchedDurableFiles(), new InstantClock(), _processes, null!, services, registry, host ?? new StubHost(), null!, null!, null!);
}
