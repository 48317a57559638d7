using System.Collections.Generic;
using System.Linq;
using System.Text;
using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Server;

namespace AlteryxBackup.Tests.Operations.Restore;

public sealed class SettingsCompositionTests
{
    private const string Theirs = """
        <SystemSettings>
          <!-- kept -->
          <Controller><EmbeddedMongoDBEnabled>True</EmbeddedMongoDBEnabled><EmbeddedMongoDBRootPath>D:\Mongo</EmbeddedMongoDBRootPath><ServerSecretEncrypted>AA01</ServerSecretEncrypted><StorageKeysEncrypted>BB01</StorageKeysEncrypted><EmbeddedMongoDBPasswordEncrypted>CC01</EmbeddedMongoDBPasswordEncrypted></Controller>
          <Gallery><BaseAddress>http://old01/gallery/</BaseAddress><SmtpServer>mail.OLD01.corp</SmtpServer><SslEnabled>False</SslEnabled></Gallery>
        </SystemSettings>
        """;

    private const string Ours = """
        <SystemSettings>
          <Controller><EmbeddedMongoDBEnabled>True</EmbeddedMongoDBEnabled><ServerSecretEncrypted>AA02</ServerSecretEncrypted><StorageKeysEncrypted>BB02</StorageKeysEncrypted><EmbeddedMongoDBPasswordEncrypted>CC02</EmbeddedMongoDBPasswordEncrypted></Controller>
          <Gallery><BaseAddress>http://new01/gallery/</BaseAddress><SslEnabled>True</SslEnabled></Gallery>
        </SystemSettings>
        """;

    [Fact]
    public void On_the_same_server_the_file_is_the_backups_byte_for_byte() =>
        Assert.Equal(Bytes(Theirs), Compose(new RestoreRequest(), theirHost: null));

    [Fact]
    public void On_another_server_each_value_of_a_machine_is_named_with_both_and_secrets_are_not_shown()
    {
        var values = Composition(new RestoreRequest(), "OLD01").Values;

        Assert.Equal(["Controller/EmbeddedMongoDBPasswordEncrypted", "Controller/EmbeddedMongoDBRootPath", "Gallery/BaseAddress", "Gallery/SmtpServer"], values.Select(value => value.Path));
        Assert.All(values, value => Assert.False(value.Decided));
        Assert.Equal(new HostValue("Controller/EmbeddedMongoDBPasswordEncrypted", "(encrypted)", "(encrypted)", null, false), values[0]);
        Assert.Equal(new HostValue("Gallery/BaseAddress", "http://old01/gallery/", "http://new01/gallery/", null, false), values[2]);
    }

    [Fact]
    public void Kept_are_this_machines_values_and_everything_else_is_the_backups()
    {
        var settings = Settings(Compose(new RestoreRequest { HostValues = HostValueChoice.Keep }, "OLD01"));

        Assert.Null(settings.Find("Controller/EmbeddedMongoDBRootPath"));
        Assert.Equal("CC02", settings.Find("Controller/EmbeddedMongoDBPasswordEncrypted"));
        Assert.Equal("http://new01/gallery/", settings.Find("Gallery/BaseAddress"));
        Assert.Null(settings.Find("Gallery/SmtpServer"));
        Assert.Equal("False", settings.Find("Gallery/SslEnabled"));
        Assert.Contains("<!-- kept -->", Encoding.UTF8.GetString(settings.Write()), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_was_told_wins_over_the_choice()
    {
        var request = new RestoreRequest { HostValues = HostValueChoice.Backup, Values = new Dictionary<string, string> { ["Gallery/BaseAddress"] = "https://told/", ["Worker/ServerName"] = "ctl" } };

        var settings = Settings(Compose(request, "OLD01"));

        Assert.Equal(("https://told/", "ctl", "D:\\Mongo"), (settings.Find("Gallery/BaseAddress"), settings.Find("Worker/ServerName"), settings.Find("Controller/EmbeddedMongoDBRootPath")));
    }

    [Theory]
    [InlineData(true, null, "BB01")]
    [InlineData(false, "AA02", "BB02")]
    public void The_backups_token_is_left_out_until_it_is_set_and_without_it_token_and_storage_keys_stay_this_machines(bool setsToken, string? secret, string keys)
    {
        var settings = Settings(Composition(new RestoreRequest { HostValues = HostValueChoice.Keep }, "OLD01").Compose(setsToken));

        Assert.Equal((secret, keys), (settings.Find("Controller/ServerSecretEncrypted"), settings.Find("Controller/StorageKeysEncrypted")));
    }

    [Theory]
    [InlineData("<Other/>")]
    [InlineData("<SystemSettings>")]
    [InlineData("<!DOCTYPE a []><SystemSettings/>")]
    public void What_is_no_settings_file_is_refused(string text) =>
        Assert.Equal(ErrorCatalogue.ServerSettingsUnreadable, Assert.Throws<BackupException>(() => new SettingsComposition(Bytes(text), null, null, new RestoreRequest())).Error);

    private static SettingsComposition Composition(RestoreRequest request, string? theirHost) => new(Bytes(Theirs), Bytes(Ours), theirHost, request);

    private static byte[] Compose(RestoreRequest request, string? theirHost) => Composition(request, theirHost).Compose(setsToken: true);

    private static SettingsDocument Settings(byte[] content) => SettingsDocument.Read(content, "test");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
