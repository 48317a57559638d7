using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Tests.Files;

public sealed class SecretFilesTests : IDisposable
{
    private const string Token = "tok\"<&>'%20\\é/+=Z";
    private readonly string _root = Directory.CreateTempSubdirectory("alteryx-secrets-").FullName;
    private readonly RecordingObserver _observer = new();
    private readonly InstantClock _clock = new() { UtcNow = DateTimeOffset.UtcNow };
    private readonly WatchedDurableFiles _durable = new();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Without_recipients_token_and_passwords_are_written_in_clear_with_a_warning()
    {
        var written = Write(null);

        Assert.Equal(["Config/ControllerToken.txt", "Config/MongoPasswords.txt"], written.Select(file => file.EntryPath));
        Assert.Equal(Token, File.ReadAllText(written[0].StagedPath));
        Assert.Equal("Admin: a&b\nNon-Admin: c<d\n", File.ReadAllText(written[1].StagedPath));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(written[1].StagedPath))), written[1].Sha256);
        Assert.Contains("RecipientCertificates", Assert.Single(_observer.Warnings), StringComparison.Ordinal);
        Assert.Equal(written.Select(file => file.StagedPath), _durable.Created);
        Assert.DoesNotContain(Token, _observer.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public void With_recipients_only_encrypted_text_is_written_and_hashed()
    {
        using var certificate = TestCertificates.Rsa();
        var written = Write(Load(certificate.Save(Path.Combine(_root, "one.cer"))));

        Assert.Equal(["Config/ControllerToken.txt.cms", "Config/MongoPasswords.txt.cms"], written.Select(file => file.EntryPath));
        Assert.Equal(written.Select(file => file.StagedPath), Directory.GetFiles(Path.Combine(_root, "staging"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.Equal(written.Select(file => file.StagedPath), _durable.Created);
        Assert.All(written, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.StagedPath))), file.Sha256));
        Assert.All(written, file => Assert.StartsWith("-----BEGIN CMS-----\n", File.ReadAllText(file.StagedPath), StringComparison.Ordinal));
        Assert.Empty(_observer.Warnings);
    }

    [WitnessTheory("openssl")]
    [InlineData("one.cer")]
    [InlineData("one.CRT")]
    [InlineData("one.pem")]
    public void OpenSSL_opens_what_was_encrypted_for_a_certificate_file(string name)
    {
        using var certificate = TestCertificates.Rsa();
        var written = Write(Load(certificate.Save(Path.Combine(_root, name))));
        var pem = certificate.Save(Path.Combine(_root, "recipient.pem"));
        var key = certificate.SaveKey(Path.Combine(_root, "recipient.key"));

        Assert.Equal(Token, OpenSslDecrypt(written[0].StagedPath, pem, key));
        Assert.Equal("Admin: a&b\nNon-Admin: c<d\n", OpenSslDecrypt(written[1].StagedPath, pem, key));
    }

    [Fact]
    public void Each_of_several_recipients_opens_it_with_AES_256()
    {
        using var one = TestCertificates.Rsa("CN=one");
        using var two = TestCertificates.Rsa("CN=two");
        var encryption = Load(one.Save(Path.Combine(_root, "one.cer")), two.Save(Path.Combine(_root, "two.pem")))!;

        var message = encryption.Encrypt(Encoding.UTF8.GetBytes(Token));

        Assert.Equal(["CN=one", "CN=two"], encryption.Recipients);
        foreach (var recipient in new[] { one, two })
        {
            var cms = new EnvelopedCms();
            cms.Decode(Unarmour(message));
            Assert.Equal("2.16.840.1.101.3.4.1.42", cms.ContentEncryptionAlgorithm.Oid.Value);
            cms.Decrypt([recipient]);
            Assert.Equal(Token, Encoding.UTF8.GetString(cms.ContentInfo.Content));
        }
    }

    private IReadOnlyList<CollectedFile> Write(SecretFileEncryption? encryption)
    {
        using var settings = new ControllerSettings(
            new Obtained<Secret>(Secret.FromText(Token), null),
            new Obtained<MongoPasswords>(new MongoPasswords(Secret.FromText("a&b"), Secret.FromText("c<d")), null),
            new Obtained<string>("LocalSystem", null),
            new Obtained<string>(null, "not set"));
        return new ControllerSettingsFiles(new FileSystem(), _durable, _clock).Write(settings, Path.Combine(_root, "staging"), encryption, _observer);
    }

    private SecretFileEncryption? Load(params string[] certificates) =>
        new RecipientCertificates(new FileSystem(), _clock).LoadRecipients(new SecuritySection { RecipientCertificates = certificates }, _observer);

    private static byte[] Unarmour(byte[] message) =>
        Convert.FromBase64String(string.Concat(Encoding.ASCII.GetString(message).Split('\n').Where(line => !line.StartsWith('-'))));

    private static string OpenSslDecrypt(string message, string certificate, string key)
    {
        var start = new ProcessStartInfo("openssl", ["cms", "-decrypt", "-inform", "PEM", "-binary", "-in", message, "-recip", certificate, "-inkey", key])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
