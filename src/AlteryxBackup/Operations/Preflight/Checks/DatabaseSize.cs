using System.IO;
using System.Linq;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>How large the database is.</summary>
internal static class DatabaseSize
{
    /// <summary>Bytes of the embedded database's data folder; 0 when the mode holds no database or there is no such folder.</summary>
    public static long Of(PreflightContext context)
    {
        var folder = context.Server.EmbeddedDataDirectory;
        if (!context.Mode.IncludesDatabase() || folder.Length == 0 || !context.Machine.Files.Directory.Exists(folder))
        {
            return 0;
        }

        return context.Machine.Files.DirectoryInfo.FromDirectoryName(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
    }
}
