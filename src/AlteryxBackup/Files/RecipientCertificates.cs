using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Files;

/// <summary>
/// Loads the certificates of <c>SecurityConfiguration.RecipientCertificates</c>: files (.cer, .crt, .pem; DER, or PEM whose first certificate
/// counts), or thumbprints of CurrentUser\My or LocalMachine\My. To be called before the service is touched: a backup whose secrets can't be
/// encrypted as asked must not begin.
/// </summary>
public sealed class RecipientCertificates
{
    private const int ThumbprintDigits = 40;
    private const string PemBegin = "-----BEGIN CERTIFICATE-----";
    private const string PemEnd = "-----END CERTIFICATE-----";
    private static readonly string[] Extensions = [".cer", ".crt", ".pem"];

    private readonly IFileSystem _files;
    private readonly IClock _clock;

    /// <summary>Takes its boundaries.</summary>
    public RecipientCertificates(IFileSystem files, IClock clock)
    {
        _files = files;
        _clock = clock;
    }

    /// <summary>Loads and checks all of them.</summary>
    /// <param name="configuration">Which.</param>
    /// <param name="observer">Is warned of certificates outside their time: who holds the key can still decrypt.</param>
    /// <returns>Null when none is configured.</returns>
    /// <exception cref="BackupException"><see cref="ErrorCatalogue.RecipientCertificateUnusable"/>.</exception>
    public SecretFileEncryption? LoadRecipients(SecuritySection configuration, IOperationObserver observer)
    {
        if (configuration.RecipientCertificates.Count == 0)
        {
            return null;
        }

        var recipients = configuration.RecipientCertificates.Select(Load).ToList();
        foreach (var certificate in recipients)
        {
            Check(certificate, observer);
        }

        return new SecretFileEncryption(recipients);
    }

    private X509Certificate2 Load(string named)
    {
        // The certificate dialog of Windows copies thumbprints with spaces and an invisible mark in front.
        var digits = new string([.. named.Where(character => !char.IsWhiteSpace(character) && character != '\u200E')]);
        return digits.Length == ThumbprintDigits && digits.All(Uri.IsHexDigit) ? FromStore(digits) : FromFile(named);
    }

    private static X509Certificate2 FromStore(string thumbprint)
    {
        foreach (var location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            using var store = new X509Store(StoreName.My, location);
            try
            {
                store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            }
            catch (CryptographicException)
            {
                // This account has no such store; the other one may hold it.
                continue;
            }

            var found = store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false);
            if (found.Count > 0)
            {
                return found[0];
            }
        }

        throw ErrorCatalogue.RecipientCertificateUnusable.Because($"No certificate with the thumbprint {thumbprint} is in CurrentUser\\My or LocalMachine\\My.");
    }

    private X509Certificate2 FromFile(string path)
    {
        if (!Extensions.Contains(_files.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            throw ErrorCatalogue.RecipientCertificateUnusable.Because($"'{path}' is neither a certificate file (.cer, .crt, .pem) nor a thumbprint of {ThumbprintDigits} digits.");
        }

        try
        {
            return new X509Certificate2(Der(_files.File.ReadAllBytes(path)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or FormatException)
        {
            throw ErrorCatalogue.RecipientCertificateUnusable.Because($"The certificate '{path}' can't be read: {failure.Message}", cause: failure);
        }
    }

    // A PEM file may begin with other things (a key, a description); taking the certificate out ourselves works alike on every platform.
    private static byte[] Der(byte[] content)
    {
        var text = Encoding.ASCII.GetString(content);
        var begin = text.IndexOf(PemBegin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : text.IndexOf(PemEnd, begin, StringComparison.Ordinal);
        return end < 0 ? content : Convert.FromBase64String(text.Substring(begin + PemBegin.Length, end - begin - PemBegin.Length));
    }

    private void Check(X509Certificate2 certificate, IOperationObserver observer)
    {
        using var key = certificate.GetRSAPublicKey();
        if (key is null)
        {
            throw ErrorCatalogue.RecipientCertificateUnusable.Because($"The certificate '{certificate.Subject}' ({certificate.Thumbprint}) has no RSA key.");
        }

        var now = _clock.UtcNow.UtcDateTime;
        if (certificate.NotAfter.ToUniversalTime() < now)
        {
            observer.Warning($"The recipient certificate '{certificate.Subject}' ({certificate.Thumbprint}) expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}; the secrets are encrypted for it all the same. Replace it in SecurityConfiguration.RecipientCertificates.");
        }
        else if (certificate.NotBefore.ToUniversalTime() > now)
        {
            observer.Warning($"The recipient certificate '{certificate.Subject}' ({certificate.Thumbprint}) is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd}; the secrets are encrypted for it all the same.");
        }
    }
}
