using System;
using System.IO;
using System.IO.Abstractions;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AlteryxBackup.Files;

/// <summary>Opens what <see cref="SecretFileEncryption"/> has encrypted, with a certificate that has its private key: of CurrentUser\My or LocalMachine\My, or of a file.</summary>
internal sealed class SecretFileDecryption(IFileSystem files, string? certificateFile)
{
    /// <summary>Opens a message.</summary>
    /// <param name="message">The text of the file.</param>
    /// <param name="problem">Why it can't be opened here; null when it was.</param>
    /// <returns>The content; null when it can't be opened.</returns>
    public byte[]? Open(byte[] message, out string? problem)
    {
        try
        {
            var envelope = new EnvelopedCms();
            envelope.Decode(Unarmoured(message));
            envelope.Decrypt(Certificates());
            problem = null;
            return envelope.ContentInfo.Content;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            problem = failure.Message;
            return null;
        }
    }

    // Beside these the system looks in CurrentUser\My and LocalMachine\My by itself.
    private X509Certificate2Collection Certificates()
    {
        if (certificateFile is null)
        {
            return [];
        }

        var certificates = new X509Certificate2Collection();
        certificates.Import(files.File.ReadAllBytes(certificateFile));
        return certificates;
    }

    private static byte[] Unarmoured(byte[] message)
    {
        var lines = Encoding.ASCII.GetString(message).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("-----", StringComparison.Ordinal));
        return Convert.FromBase64String(string.Concat(lines));
    }
}
