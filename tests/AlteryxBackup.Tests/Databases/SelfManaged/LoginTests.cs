using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using AlteryxBackup.Configuration;
using AlteryxBackup.Databases.SelfManaged;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Secrets;
using AlteryxBackup.Server;
using AlteryxBackup.Tests.Operations;

namespace AlteryxBackup.Tests.Databases.SelfManaged;

public sealed class LoginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SecretMask _mask = new();
    private Machine _machine = LocalMachine.Create();
    private SelfManagedMongoDBSection _section = new() { Host = "db", Port = 1, Username = "bk", AuthDatabase = "admin" };
    private MongoPasswords _given = new();
    private MongoLogins? _logins;

    public void Dispose()
    {
        _logins?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_the_host_was_handed_comes_first()
    {
        WritePasswordFile("from the file");
        using var handed = Secret.FromText("handed over");
        _given = new MongoPasswords { SelfManaged = handed };

        Assert.Equal("handed over", Password());
        Assert.Equal("***", _mask.Mask("handed over"));
    }

    [Theory]
    [InlineData("utf-8", "\n")]
    [InlineData("utf-8", "\r\nsecond line")]
    [InlineData("utf-16", "\r\n")]
    public void The_first_line_of_a_protected_file_is_the_password(string encoding, string rest)
    {
        const string Awkward = "'\"\\ $%@:/#ü𝄞";
        WritePasswordFile(Awkward + rest, Encoding.GetEncoding(encoding));

        Assert.Equal(Awkward, Password());
        Assert.Equal("a *** b", _mask.Mask($"a {Awkward} b"));
    }

    [Fact]
    public void Credential_manager_gives_the_password_and_the_user_that_is_not_named()
    {
        _machine = _machine with { Credentials = new OneCredential("AlteryxBackup/MongoDB", "kept user", "kept password") };
        _section = _section with { Username = "", PasswordCredential = "AlteryxBackup/MongoDB" };

        Assert.Equal(("kept user", "kept password"), (Login().UserName, Password()));
    }

    [Fact]
    public void A_credential_that_is_not_kept_is_told_with_the_account()
    {
        _section = _section with { PasswordCredential = "other" };

        var failure = Assert.Throws<BackupException>(Login);

        Assert.Equal(ErrorCatalogue.MongoPasswordNotAvailable, failure.Error);
        Assert.Contains(_machine.Host.UserName, failure.Happened, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_is_asked_once_and_only_when_nothing_else_has_the_password()
    {
        var asked = new List<string>();
        using var answer = Secret.FromText("typed");
        _given = new MongoPasswords { Ask = question => { asked.Add(question); return answer; } };
        using var logins = Logins();

        Assert.Equal("typed", Text(logins.For(Target()).Password));
        Assert.Equal("typed", Text(logins.For(Target()).Password));
        Assert.Equal(["Password of MongoDB user bk at db:1"], asked);
    }

    [Fact]
    public void A_password_of_the_one_server_is_never_shown_to_the_other()
    {
        using var handed = Secret.FromText("of the first");
        _given = new MongoPasswords { SelfManaged = handed };
        using var logins = Logins();
        var gallery = MongoTarget.Of(new MongoDBSection { SelfManagedMongoDB = _section, GalleryMongoDB = _section with { Host = "gallery" } }, Server())[1];

        Assert.Equal(ErrorCatalogue.MongoPasswordNotAvailable, Assert.Throws<BackupException>(() => logins.For(gallery)).Error);
    }

    [Theory]
    [InlineData("mongodb://db/?authMechanism=MONGODB-X509")]
    [InlineData("mongodb://db/?authMechanism=GSSAPI")]
    public void Certificates_and_tickets_need_no_password(string text)
    {
        _section = _section with { ConnectionString = text };

        Assert.Null(Login().Password);
    }

    [Theory]
    [InlineData("plain", "password: \"plain\"\n")]
    [InlineData("quo\"te\\back", "password: \"quo\\\"te\\\\back\"\n")]
    [InlineData("# : ' yes", "password: \"# : ' yes\"\n")]
    [InlineData("tab\tü𝄞\u2028", "password: \"tab\\u0009ü𝄞\\u2028\"\n")]
    public void The_file_for_the_tool_is_yaml_whatever_the_password(string password, string expected)
    {
        using var secret = Secret.FromText(password);
        var path = _folder.Combine("mongo.yaml");
        using (var file = ToolConfigFile.Write(new FileSystem(), _machine.DurableFiles, new RecordingObserver(), path, new MongoLogin("u", "admin", secret, null, "")))
        {
            Assert.Equal(expected, File.ReadAllText(file!.Path));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }

        Assert.False(File.Exists(path));
        Assert.Null(ToolConfigFile.Write(new FileSystem(), _machine.DurableFiles, new RecordingObserver(), path, new MongoLogin("", "", null, null, "")));
    }

    private string? Password() => Text(Login().Password);

    private MongoLogin Login() => (_logins ??= Logins()).For(Target());

    private MongoLogins Logins() => new(_machine, _mask, _given);

    private MongoTarget Target() => MongoTarget.Of(new MongoDBSection { SelfManagedMongoDB = _section }, Server()).Single();

    private static AlteryxServer Server() => new() { Database = new DatabaseDetection(DatabaseType.SelfManaged, "", "") };

    private static string? Text(Secret? secret) => secret?.Reveal(Encoding.UTF8.GetString);

    private void WritePasswordFile(string content, Encoding? encoding = null)
    {
        var path = _folder.Combine("password.txt");
        File.WriteAllText(path, content, encoding ?? Encoding.UTF8);
        _machine = _machine with { Protection = new WeakPlaces() };
        _section = _section with { PasswordFile = path };
    }

    private sealed class OneCredential(string name, string user, string password) : ICredentialStore
    {
        public StoredCredential? Find(string wanted) => wanted == name ? new StoredCredential(user, Secret.FromText(password)) : null;
    }
}
