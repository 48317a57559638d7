using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;

namespace AlteryxBackup.Platform.Checksums;

/// <summary>SHA-256 of bytes as they pass.</summary>
internal sealed class Sha256Hash : IDisposable
{
#if NET
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes the next bytes.</summary>
    public void Append(byte[] buffer, int offset, int count) => _hash.AppendData(buffer, offset, count);

    private byte[] Result() => _hash.GetHashAndReset();
#else
    // SHA256.Create() is the managed class there, five times slower.
    private readonly SHA256Cng _hash = new();

    /// <summary>Takes the next bytes.</summary>
    public void Append(byte[] buffer, int offset, int count) => _hash.TransformBlock(buffer, offset, count, null, 0);

    private byte[] Result()
    {
        _hash.TransformFinalBlock([], 0, 0);
        return _hash.Hash;
    }
#endif

    /// <summary>The hash of all bytes, lower-case hexadecimal; called once, at the end.</summary>
    public string Finish() => string.Concat(Result().Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
