using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AlteryxBackup.Tests.Files;

internal static class TestCertificates
{
    public static X509Certificate2 Rsa(string subject = "CN=recovery", int validDays = 365)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var start = DateTimeOffset.UtcNow.AddDays(-400);
        return request.CreateSelfSigned(start, start.AddDays(400 + validDays));
    }

    public static X509Certificate2 Ec()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=curve", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public static string Save(this X509Certificate2 certificate, string path)
    {
        if (path.EndsWith(".pem", StringComparison.Ordinal))
        {
            File.WriteAllText(path, "subject=something\n" + certificate.ExportCertificatePem() + "\n");
        }
        else
        {
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Cert));
        }

        return path;
    }

    public static string SaveKey(this X509Certificate2 certificate, string path)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        return path;
    }
}
