using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using AlteryxBackup.EndToEnd.Tests.Programs;

namespace AlteryxBackup.EndToEnd.Tests.Operator;

public sealed class ConfigCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alteryx-backup-config-").FullName;

    private string FilePath => Path.Combine(_folder, "backup-config.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_new_configuration_passes_the_test_and_is_never_overwritten()
    {
        Assert.Equal(0, BuiltProgram.Run("config", "new", FilePath).ExitCode);
        Assert.Equal(0, BuiltProgram.Run("config", "test", "--config", FilePath).ExitCode);
        var before = FolderSnapshot.Of(_folder);

        var again = BuiltProgram.Run("config", "new", FilePath, "--json");

        Assert.Equal(3, again.ExitCode);
        Assert.Equal("ConfigurationExists", BuiltProgram.Document(again).GetProperty("Errors")[0].GetProperty("Id").GetString());
        Assert.Equal(before, FolderSnapshot.Of(_folder));
    }

    [Fact]
    public void Test_names_every_fault_with_its_path_and_the_key_that_was_meant()
    {
        var result = Test("""
            { "BackupConfiguration": { "LocalBackupPath": "Backups", "RetentionDays": { "Full": "many" }, "NetworkBackupPath": ["/srv"] },
              "ServiceConfiguration": { "MaxServiceWaitSeconds": -5 }, "MongoDBConfiguration": { "Type": "oracle" } }
            """);

        Assert.Equal(
            ["BackupConfiguration.LocalBackupPath", "BackupConfiguration.RetentionDays.Full", "MongoDBConfiguration.Type", "ServiceConfiguration.MaxServiceWaitSeconds"],
            result.GetProperty("Faults").EnumerateArray().Select(fault => fault.GetProperty("Path").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains("absolute", result.GetProperty("Faults")[0].GetProperty("Problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("Did you mean BackupConfiguration.NetworkBackupPaths?", result.GetProperty("Warnings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Test_names_line_and_column_of_broken_JSON() =>
        Assert.Contains("line 2, column 1", Test("{ \"BackupConfiguration\": \n}").GetProperty("Faults")[0].GetProperty("Problem").GetString(), StringComparison.Ordinal);

    [Fact]
    public void Test_refuses_a_path_that_this_machine_can_not_use()
    {
        var elsewhere = OperatingSystem.IsWindows() ? "/srv/backups" : "D:\\\\Backups";

        var fault = Assert.Single(Test($$"""{ "BackupConfiguration": { "LocalBackupPath": "{{elsewhere}}" } }""").GetProperty("Faults").EnumerateArray());

        Assert.Equal("BackupConfiguration.LocalBackupPath", fault.GetProperty("Path").GetString());
    }

    [Theory]
    [InlineData("test")]
    [InlineData("show")]
    public void A_file_that_is_not_there_is_exit_code_3(string verb)
    {
        var result = BuiltProgram.Run("config", verb, "--config", FilePath, "--json");

        Assert.Equal(3, result.ExitCode);
        Assert.Equal("ConfigurationNotFound", BuiltProgram.Document(result).GetProperty("Errors")[0].GetProperty("Id").GetString());
    }

    [Fact]
    public void Show_tells_each_value_with_its_origin_and_no_password()
    {
        File.WriteAllText(FilePath, """
            { "BackupConfiguration": { "LogRetentionDays": 7 },
              "MongoDBConfiguration": { "SelfManagedMongoDB": { "ConnectionString": "mongodb://backup:geheim@db:27017/" } } }
            """);
        string[] arguments = ["config", "show", "--config", FilePath, "--set", "ServiceConfiguration.MaxDumpSeconds=5"];

        var people = BuiltProgram.Run(arguments).Output;
        var values = BuiltProgram.Document(BuiltProgram.Run([.. arguments, "--json"])).GetProperty("Values").EnumerateArray()
            .ToDictionary(value => value.GetProperty("Path").GetString()!, value => value.GetProperty("Origin").GetString());

        Assert.Contains("BackupConfiguration.LogRetentionDays = 7   (file)", people, StringComparison.Ordinal);
        Assert.Contains("ServiceConfiguration.MaxDumpSeconds = 5   (parameter)", people, StringComparison.Ordinal);
        Assert.Contains("BackupConfiguration.RetentionDays.Full = 30   (default)", people, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", people, StringComparison.Ordinal);
        Assert.Equal("File", values["BackupConfiguration.LogRetentionDays"]);
        Assert.Equal("Parameter", values["ServiceConfiguration.MaxDumpSeconds"]);
    }

    [Theory]
    [InlineData("""{ "BackupConfiguration": { "LocalBackupPath": "Backups", "LogDirectory": 5 } }""")]
    [InlineData("""{ "BackupConfiguration": { "DefaultBackupMode": "Everything", "LocalBackupPath": "Backups" } }""")]
    public void A_backup_on_a_faulty_file_reports_all_faults_and_touches_nothing(string text)
    {
        File.WriteAllText(FilePath, text);
        var before = FolderSnapshot.Of(_folder);

        var result = BuiltProgram.Run("backup", "--config", FilePath, "--json");

        Assert.Equal(3, result.ExitCode);
        var error = BuiltProgram.Document(result).GetProperty("Errors")[0];
        Assert.Equal("ConfigurationInvalid", error.GetProperty("Id").GetString());
        Assert.Contains("2 faults", error.GetProperty("Message").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, FolderSnapshot.Of(_folder));
    }

    private JsonElement Test(string text)
    {
        File.WriteAllText(FilePath, text);
        var result = BuiltProgram.Run("config", "test", "--config", FilePath, "--json");
        Assert.Equal(3, result.ExitCode);
        return BuiltProgram.Document(result);
    }
}
