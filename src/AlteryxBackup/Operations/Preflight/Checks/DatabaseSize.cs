using AlteryxBackup.Configuration;
using AlteryxBackup.Platform;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>How large the database is.</summary>
internal static class DatabaseSize
{
    /// <summary>Bytes of the embedded database's data folder; 0 when the mode holds no database; null when that can't be told.</summary>
    public static long? Of(PreflightContext context) =>
        context.Mode.IncludesDatabase() ? FolderSize.Of(context.Machine.Files, context.Server.EmbeddedDataDirectory) : 0;
}
