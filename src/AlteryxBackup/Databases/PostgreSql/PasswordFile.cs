using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Abstractions;
using System.Text;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Databases.PostgreSql;

/// <summary>
/// Hands a password to libpq: by a file of PGPASSFILE in a folder that this account alone can enter (PostgreSQL, "The Password File"), gone when disposed. Where no
/// password is known, libpq looks where it always does.
/// </summary>
internal sealed class PasswordFile : IDisposable
{
    /// <summary>What the name of its folder begins with.</summary>
    public const string Prefix = "alteryxbackup-pg-";

    private static readonly char[] LineEnds = ['\r', '\n'];

    private readonly Action _remove;

    private PasswordFile(IReadOnlyDictionary<string, string?> environment, Action remove)
    {
        Environment = environment;
        _remove = remove;
    }

    /// <summary>The variables by which a child finds it; others that would win over it are taken from the child.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    /// <summary>A name for its folder, new each time.</summary>
    public static string NewFolder() => Path.Combine(Path.GetTempPath(), Prefix + Path.GetRandomFileName().Replace(".", ""));

    /// <summary>Writes it.</summary>
    /// <param name="files">Removes it.</param>
    /// <param name="durable">Makes it private from its first byte.</param>
    /// <param name="observer">Told when it can't be removed.</param>
    /// <param name="folder">Its folder, which must not be there yet.</param>
    /// <param name="password">The password; null: there is nothing to be handed over.</param>
    /// <exception cref="BackupException">PathNotWritable, DiskFull.</exception>
    public static PasswordFile Write(IFileSystem files, IDurableFiles durable, IOperationObserver observer, string folder, Secret? password)
    {
        // The file is read line by line, and knows no escape for the end of one.
        if (password is null || password.Reveal(Encoding.UTF8.GetString) is var text && text.IndexOfAny(LineEnds) >= 0)
        {
            return Unwritten(password);
        }

        var path = Path.Combine(folder, "pgpass.conf");
        var written = new PasswordFile(new Dictionary<string, string?> { ["PGPASSFILE"] = path, ["PGPASSWORD"] = null }, () => Remove(files, observer, folder));
        try
        {
            durable.CreatePrivateFolder(folder);
            using var file = durable.CreatePrivate(path);
            var line = Encoding.UTF8.GetBytes("*:*:*:*:" + text.Replace("\\", "\\\\").Replace(":", "\\:") + "\n");
            file.Write(line, 0, line.Length);
            Array.Clear(line, 0, line.Length);
            return written;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            written.Dispose();
            throw StorageFailure.Explain(failure, path, "No dump was begun; older backups were not touched.", "Free space in the folder for temporary files (TEMP, TMPDIR).");
        }
    }

    /// <summary>Hands it over by the child's own environment, for a question of a moment: nothing is on a disk, however that ends.</summary>
    /// <param name="password">The password; null: there is nothing to be handed over.</param>
    public static PasswordFile Unwritten(Secret? password) => new(
        password is null ? new Dictionary<string, string?>() : new Dictionary<string, string?> { ["PGPASSWORD"] = password.Reveal(Encoding.UTF8.GetString), ["PGPASSFILE"] = null },
        () => { });

    /// <inheritdoc/>
    public void Dispose() => _remove();

    /// <summary>Removes one, also one that a killed run has left; a folder of any other name is left alone.</summary>
    public static void Remove(IFileSystem files, IOperationObserver observer, string folder)
    {
        try
        {
            if (Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal) && files.Directory.Exists(folder))
            {
                files.Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            observer.Warning($"{folder} holds the database's password and can't be removed ({failure.Message}): remove it by hand.");
        }
    }
}
