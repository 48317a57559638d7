using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AlteryxBackup.Files;
using AlteryxBackup.Tests.Archives;

namespace AlteryxBackup.Tests.Files;

public sealed class SecretFileDecryptionTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly X509Certificate2 _certificate;
    private readonly string _file;
    private readonly byte[] _message;

    public SecretFileDecryptionTests()
    {
        using var key = RSA.Create(2048);
        _certificate = new CertificateRequest("CN=Backup administrator", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        _file = _folder.At("recipient.pfx");
        File.WriteAllBytes(_file, _certificate.Export(X509ContentType.Pfx));
        _message = new SecretFileEncryption([_certificate]).Encrypt(Encoding.UTF8.GetBytes("t0ken"));
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_secret_is_opened_with_the_recipients_certificate()
    {
        Assert.Equal("t0ken", Encoding.UTF8.GetString(new SecretFileDecryption(SampleBackup.FileSystem, _file).Open(_message, out var problem)!));
        Assert.Null(problem);
    }

    [Fact]
    public void Without_the_private_key_or_the_file_it_is_not_opened_and_the_reason_is_told()
    {
        Assert.Null(new SecretFileDecryption(SampleBackup.FileSystem, null).Open(_message, out var problem));
        Assert.NotEmpty(problem!);
        Assert.Null(new SecretFileDecryption(SampleBackup.FileSystem, _folder.At("nobody.pfx")).Open(_message, out problem));
        Assert.NotEmpty(problem!);
        Assert.Null(new SecretFileDecryption(SampleBackup.FileSystem, _file).Open(Encoding.ASCII.GetBytes("no message"), out problem));
        Assert.NotEmpty(problem!);
    }
}
