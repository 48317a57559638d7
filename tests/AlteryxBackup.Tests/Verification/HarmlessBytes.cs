using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace AlteryxBackup.Tests.Verification;

/// <summary>The bytes of a .zip that change no file's name and no content, each with its name. Found from the archive's end by a reader of the tests' own.</summary>
internal static class HarmlessBytes
{
    /// <summary>Positions and names.</summary>
    public static IReadOnlyDictionary<int, string> In(byte[] zip)
    {
        var named = new Dictionary<int, string>();
        void Name(string name, int at, int length)
        {
            for (var index = 0; index < length; index++)
            {
                named[at + index] = name;
            }
        }

        ushort Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at));
        int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(at));
        var entry = Int(zip.Length - 6);
        for (var count = Short(zip.Length - 12); count > 0; count--)
        {
            var local = Int(entry + 42);
            Name("version needed, local", local + 4, 2);
            Name("extra fields (time), local", local + 30 + Short(local + 26), Short(local + 28));
            Name("version made by", entry + 4, 2);
            Name("version needed", entry + 6, 2);
            Name("disk number", entry + 34, 2);
            Name("internal attributes", entry + 36, 2);
            Name("external attributes", entry + 38, 4);
            Name("extra fields (time)", entry + 46 + Short(entry + 28), Short(entry + 30));
            entry += 46 + Short(entry + 28) + Short(entry + 30) + Short(entry + 32);
        }

        return named;
    }
}
