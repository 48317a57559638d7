using System;
using System.Text;

namespace AlteryxBackup.Platform.Secrets;

/// <summary>A token or password. Has no readable text form, isn't serialised, and is cleared when disposed as well as the runtime allows.</summary>
public sealed class Secret : IDisposable
{
    private readonly byte[] _utf8;

    /// <summary>Takes the bytes over: the caller must not keep them.</summary>
    /// <param name="utf8">The secret, UTF-8.</param>
    public Secret(byte[] utf8) => _utf8 = utf8;

    /// <summary>True when there is nothing in it.</summary>
    public bool IsEmpty() => _utf8.Length == 0;

    /// <summary>Makes one from text that exists already.</summary>
    public static Secret FromText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Hands the bytes (UTF-8) to whoever must have them; they must not be kept.</summary>
    public T Reveal<T>(Func<byte[], T> use) => use(_utf8);

    /// <summary>Overwrites it.</summary>
    public void Dispose() => Array.Clear(_utf8, 0, _utf8.Length);

    /// <summary>Never the secret.</summary>
    public override string ToString() => "(secret)";
}
