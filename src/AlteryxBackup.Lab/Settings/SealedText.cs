using System;
using System.Security.Cryptography;
using System.Text;

namespace AlteryxBackup.Lab.Settings;

/// <summary>Text encrypted as the settings' <c>…Encrypted</c> elements hold it: hexadecimal digits (nonce, tag, AES-256-GCM).</summary>
internal static class SealedText
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static string Seal(byte[] key, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(result.AsSpan(0, NonceBytes), plain, result.AsSpan(NonceBytes + TagBytes), result.AsSpan(NonceBytes, TagBytes));
        return Convert.ToHexString(result);
    }

    /// <exception cref="LabException">It was sealed on another machine, or isn't sealed text.</exception>
    public static string Open(byte[] key, string text)
    {
        try
        {
            var data = Convert.FromHexString(text);
            if (data.Length < NonceBytes + TagBytes)
            {
                throw new FormatException("Too short.");
            }

            var plain = new byte[data.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(data.AsSpan(0, NonceBytes), data.AsSpan(NonceBytes + TagBytes), data.AsSpan(NonceBytes, TagBytes), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new LabException("The value was encrypted on another machine, or is damaged.", e);
        }
    }
}
