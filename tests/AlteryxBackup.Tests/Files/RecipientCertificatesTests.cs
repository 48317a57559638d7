using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using AlteryxBackup.Configuration;
using AlteryxBackup.Files;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Tests.Files;

public sealed class RecipientCertificatesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("alteryx-certificates-").FullName;
    private readonly RecordingObserver _observer = new();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void No_certificate_configured_means_no_encryption() => Assert.Null(Load());

    [Fact]
    public void An_expired_certificate_is_used_with_a_warning()
    {
        using var certificate = TestCertificates.Rsa(validDays: -30);

        Assert.NotNull(Load(certificate.Save(Path.Combine(_root, "old.cer"))));
        Assert.Contains("expired", Assert.Single(_observer.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_without_an_RSA_key_is_refused_by_name()
    {
        using var certificate = TestCertificates.Ec();

        Assert.Contains("CN=curve", Refusal(certificate.Save(Path.Combine(_root, "curve.cer"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_certificate_is_refused_by_name()
    {
        var path = Path.Combine(_root, "not.pem");
        File.WriteAllText(path, "-----BEGIN CERTIFICATE-----\nnot base64!\n-----END CERTIFICATE-----\n");

        Assert.Contains(path, Refusal(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.cer")]
    [InlineData("store.pfx")]
    [InlineData("0123")]
    public void What_is_neither_file_nor_thumbprint_is_refused_by_name(string named) => Assert.Contains(named, Refusal(named), StringComparison.Ordinal);

    [Fact]
    public void A_thumbprint_that_no_store_has_is_refused() =>
        Assert.Contains(new string('A', 40), Refusal(new string('A', 40)), StringComparison.Ordinal);

    [Fact]
    public void A_thumbprint_as_the_certificate_dialog_shows_it_finds_the_certificate_in_the_store()
    {
        using var certificate = TestCertificates.Rsa("CN=AlteryxBackup test recipient");
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadWrite);
        store.Add(certificate);
        try
        {
            var shown = "\u200E" + string.Join(' ', certificate.Thumbprint.ToLowerInvariant().Chunk(2).Select(pair => new string(pair)));

            Assert.Equal(["CN=AlteryxBackup test recipient"], Load(shown)!.Recipients);
        }
        finally
        {
            store.Remove(certificate);
        }
    }

    private string Refusal(string named)
    {
        var failure = Assert.Throws<BackupException>(() => Load(named));
        Assert.Same(ErrorCatalogue.RecipientCertificateUnusable, failure.Error);
        return failure.Happened;
    }

    private SecretFileEncryption? Load(params string[] certificates) =>
        new RecipientCertificates(new FileSystem(), new InstantClock { UtcNow = DateTimeOffset.UtcNow })
            .LoadRecipients(new SecuritySection { RecipientCertificates = certificates }, _observer);
}
