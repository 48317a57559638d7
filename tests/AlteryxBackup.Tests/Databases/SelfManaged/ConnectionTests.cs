using System;
using System.Linq;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Platform.Errors;
using FsCheck;
using FsCheck.Fluent;

namespace AlteryxBackup.Tests.Databases.SelfManaged;

public class ConnectionTests
{
    [Theory]
    [InlineData("mongodb://h", "h", "", "", "", "mongodb://h/")]
    [InlineData("mongodb://u:p@h:1/", "h:1", "u", "p", "", "mongodb://h:1/")]
    [InlineData("mongodb://u:p%40%2F%3A%25@h1:1,h2:2/db?replicaSet=rs0&tls=true", "h1:1,h2:2", "u", "p@/:%", "db", "mongodb://h1:1,h2:2/?replicaSet=rs0&tls=true")]
    [InlineData("mongodb+srv://u@cluster.example.com/?appName=backup", "cluster.example.com", "u", "", "", "mongodb+srv://cluster.example.com/?appName=backup")]
    [InlineData("mongodb://u:p@w/o?rd@h/db?w=1", "h", "u", "p@w/o?rd", "db", "mongodb://h/?w=1")]
    [InlineData("mongodb://u:p@h/db?appName=a@b", "h", "u", "p", "db", "mongodb://h/?appName=a@b")]
    [InlineData("mongodb://[::1]:27017/?", "[::1]:27017", "", "", "", "mongodb://[::1]:27017/")]
    [InlineData("mongodb://us%3Aer:p@h", "h", "us:er", "p", "", "mongodb://h/")]
    public void A_connection_string_is_taken_apart(string text, string hosts, string user, string password, string database, string without)
    {
        var parsed = new ConnectionString(text);

        Assert.Equal((hosts, user, password, database), (parsed.Hosts, parsed.UserName, parsed.Password, parsed.Database));
        Assert.Equal(without, parsed.With(parsed.Parameters));
    }

    [Fact]
    public void Any_user_and_password_come_out_as_they_went_in_and_stand_in_no_argument() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyString>().Filter(text => text.Get.Length > 3), ArbMap.Default.ArbFor<NonEmptyString>().Filter(text => text.Get.Length > 3),
        (user, password) =>
        {
            var (name, secret) = ("u" + Valid(user.Get), "secret:" + Valid(password.Get));
            var text = $"mongodb://{Uri.EscapeDataString(name)}:{Uri.EscapeDataString(secret)}@h1:1,h2/db?authSource=a%20b&replicaSet=rs";

            var connection = MongoConnection.Of(Section(text), "");

            return connection.UserName == name && connection.Password == secret && connection.AuthDatabase == "a b"
                && !connection.Arguments.Any(argument => argument.Contains(secret, StringComparison.Ordinal) || argument.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("mongodb://h/", "admin")]
    [InlineData("mongodb://h/users", "users")]
    [InlineData("mongodb://h/users?authSource=others", "others")]
    [InlineData("mongodb://h/users?AUTHSOURCE=others", "others")]
    public void The_database_that_knows_the_user_is_the_one_that_the_string_names(string text, string database) =>
        Assert.Equal(database, MongoConnection.Of(Section(text) with { AuthDatabase = "admin" }, "").AuthDatabase);

    [Fact]
    public void What_the_tool_misreads_or_must_not_show_is_taken_out_of_the_string()
    {
        var connection = MongoConnection.Of(
            Section("mongodb://u:p@h/?serverSelectionTimeoutMS=5000&tls=true&tlsCertificateKeyFilePassword=s%26t&readPreference=primary") with { ReadPreference = ReadPreferenceSetting.Secondary, ConnectTimeoutSeconds = 15 }, "");

        Assert.Equal(["--uri=mongodb://h/?tls=true", "--serverSelectionTimeout=15"], connection.Arguments);
        Assert.Equal("s&t", connection.CertificatePassword);
    }

    [Theory]
    [InlineData("mongodb://h/?proxyPassword=x", "proxyPassword")]
    [InlineData("mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:x", "authMechanismProperties")]
    public void An_option_that_holds_a_secret_is_refused_without_telling_it(string text, string option)
    {
        var failure = Assert.Throws<BackupException>(() => MongoConnection.Of(Section(text), ""));

        Assert.Equal(ErrorCatalogue.ConfigurationInvalid, failure.Error);
        Assert.Contains(option, failure.Happened, StringComparison.Ordinal);
        Assert.DoesNotContain("=x", failure.Happened, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("db.example.com", 27019, "other:1", "--host=db.example.com --port=27019")]
    [InlineData("", 27017, "10.0.0.1:27118", "--host=10.0.0.1 --port=27118")]
    [InlineData("", 27017, "db", "--host=db --port=27017")]
    public void Host_and_port_are_those_of_the_configuration_else_of_the_servers_settings(string host, int port, string endpoint, string arguments) =>
        Assert.StartsWith(arguments, string.Join(' ', MongoConnection.Of(new SelfManagedMongoDBSection { Host = host, Port = port }, endpoint).Arguments), StringComparison.Ordinal);

    [Fact]
    public void Tls_is_asked_for_with_the_flags_that_the_tools_know()
    {
        var section = new SelfManagedMongoDBSection { Host = "h", Port = 1, UseTLS = true, TLSCAFile = "/ca.pem", TLSCertificateKeyFile = "/me.pem", ConnectTimeoutSeconds = 7 };

        Assert.Equal(["--host=h", "--port=1", "--ssl", "--sslCAFile=/ca.pem", "--sslPEMKeyFile=/me.pem", "--serverSelectionTimeout=7"], MongoConnection.Of(section, "").Arguments);
    }

    [Fact]
    public void Without_any_host_the_failure_says_where_to_name_one() =>
        Assert.Equal(ErrorCatalogue.ConfigurationInvalid, Assert.Throws<BackupException>(() => MongoConnection.Of(new SelfManagedMongoDBSection(), "")).Error);

    private static SelfManagedMongoDBSection Section(string text) => new() { ConnectionString = text };

    // A string of .NET may hold halves of characters, which no encoding keeps.
    private static string Valid(string text) => new([.. text.Where(character => !char.IsSurrogate(character))]);
}
