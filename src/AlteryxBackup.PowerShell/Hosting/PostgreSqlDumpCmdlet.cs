using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using AlteryxBackup.Databases.PostgreSql;
using AlteryxBackup.Operations.PostgreSql;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.PowerShell.Hosting;

/// <summary>A cmdlet that works on dumps of PostgreSQL databases that are there.</summary>
public abstract class PostgreSqlDumpCmdlet : AlteryxCmdlet
{
    /// <summary>The folders and dumps that were named, or the folder where dumps go by default.</summary>
    protected IEnumerable<string> Places(string[]? path, string[]? literalPath) => path is null && literalPath is null
        ? [Path.GetFullPath(Path.Combine(SessionState.Path.CurrentFileSystemLocation.ProviderPath, PostgreSqlBackupRequest.DefaultOutputFolder))]
        : ArchivePaths.Resolve(this, path, literalPath);

    /// <summary>The dumps of a folder, newest first; or the one dump that is meant.</summary>
    /// <param name="place">A folder or a dump.</param>
    /// <param name="mustExist">Whether somebody has named it: a default folder that isn't there yet holds no dumps.</param>
    /// <exception cref="BackupException">PostgreSqlBackupNotFound, PathNotReadable.</exception>
    protected IReadOnlyList<PostgreSqlBackup> Dumps(string place, bool mustExist)
    {
        var catalogue = new PostgreSqlCatalogue(Machine.Files);
        return Machine.Files.File.Exists(place) ? [catalogue.Read(place)]
            : !mustExist || Machine.Files.Directory.Exists(place) ? catalogue.List(place)
            : throw ErrorCatalogue.PostgreSqlBackupNotFound.Because($"'{place}' does not exist, or can't be reached.");
    }
}
