using System.IO;

namespace AlteryxBackup.Lab.Tools;

/// <summary>Cuts a dumped file short.</summary>
internal static class DumpDamage
{
    public static void Apply(DumpFault fault, string path)
    {
        if (fault == DumpFault.CutsFileInsideDocument)
        {
            Cut(path, new FileInfo(path).Length - 7);
        }
        else if (fault == DumpFault.CutsFileBetweenDocuments)
        {
            Cut(path, LastDocument(path));
        }
    }

    private static long LastDocument(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var offset = 0L;
        while (true)
        {
            reader.BaseStream.Position = offset;
            var next = offset + reader.ReadInt32();
            if (next >= reader.BaseStream.Length)
            {
                return offset;
            }

            offset = next;
        }
    }

    private static void Cut(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.SetLength(length);
    }
}
