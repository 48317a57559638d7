using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AlteryxBackup.Files;

/// <summary>
/// Encrypts content for the holders of certificates: a CMS message (RFC 5652), AES-256-CBC, its key wrapped by each recipient's RSA key, as text
/// between <c>-----BEGIN CMS-----</c> and <c>-----END CMS-----</c>. PowerShell's <c>Unprotect-CmsMessage</c> and
/// <c>openssl cms -decrypt -inform PEM</c> open it.
/// </summary>
public sealed class SecretFileEncryption
{
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    private const int LineLength = 64;

    private readonly IReadOnlyList<X509Certificate2> _recipients;

    internal SecretFileEncryption(IReadOnlyList<X509Certificate2> recipients) => _recipients = recipients;

    /// <summary>The certificates' subjects.</summary>
    public IReadOnlyList<string> Recipients => [.. _recipients.Select(recipient => recipient.Subject)];

    /// <summary>Encrypts for all recipients; any one of them can open it.</summary>
    /// <returns>The message, ASCII text with line feeds.</returns>
    public byte[] Encrypt(byte[] content)
    {
        var message = new EnvelopedCms(new ContentInfo(content), new AlgorithmIdentifier(new Oid(Aes256Cbc)));
        var recipients = new CmsRecipientCollection();
        foreach (var certificate in _recipients)
        {
            _ = recipients.Add(new CmsRecipient(SubjectIdentifierType.IssuerAndSerialNumber, certificate));
        }

        message.Encrypt(recipients);
        return Armour(message.Encode());
    }

    private static byte[] Armour(byte[] message)
    {
        var base64 = Convert.ToBase64String(message);
        var text = new StringBuilder("-----BEGIN CMS-----\n");
        for (var start = 0; start < base64.Length; start += LineLength)
        {
            _ = text.Append(base64, start, Math.Min(LineLength, base64.Length - start)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.Append("-----END CMS-----\n").ToString());
    }
}
