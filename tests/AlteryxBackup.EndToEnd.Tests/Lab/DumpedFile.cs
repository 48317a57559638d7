using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;

namespace AlteryxBackup.EndToEnd.Tests.Lab;

/// <summary>Counts the documents of a dumped file by their length framing.</summary>
internal static class DumpedFile
{
    /// <returns>Null when the file ends inside a document.</returns>
    public static long? Documents(string path)
    {
        var rest = File.ReadAllBytes(path).AsSpan();
        var count = 0L;
        while (rest.Length > 0)
        {
            var length = rest.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(rest);
            if (length < 5 || length > rest.Length || rest[length - 1] != 0)
            {
                return null;
            }

            rest = rest[length..];
            count++;
        }

        return count;
    }

    public static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    public static IReadOnlyList<string> AllIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)]
        : [];
}
