using System;
using System.Security.Cryptography;
using System.Text;

namespace AlteryxBackup.Files;

/// <summary>SHA-256 of content that passes by piece by piece.</summary>
internal sealed class ContentHash : IDisposable
{
#if NETFRAMEWORK
    // SHA256.Create gives .NET Framework's managed class, several times slower and refused where FIPS is enforced.
    private readonly SHA256Cng _algorithm = new();
#else
    private readonly SHA256 _algorithm = SHA256.Create();
#endif

    public void Append(byte[] buffer, int count) => _algorithm.TransformBlock(buffer, 0, count, null, 0);

    /// <summary>Lower-case hexadecimal; to be called once, last.</summary>
    public string Finish()
    {
        _ = _algorithm.TransformFinalBlock([], 0, 0);
        var text = new StringBuilder();
        foreach (var value in _algorithm.Hash!)
        {
            _ = text.Append(value.ToString("x2", null));
        }

        return text.ToString();
    }

    public void Dispose() => _algorithm.Dispose();
}
