using System;
using System.Globalization;
using System.IO.Abstractions;
using System.Text;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;
using AlteryxBackup.Platform.Secrets;

namespace AlteryxBackup.Databases.SelfManaged;

/// <summary>The file of <c>--config</c> (Database Tools 100.3.0 and later): the passwords as YAML, readable by this account and administrators alone, gone when disposed.</summary>
internal sealed class ToolConfigFile : IDisposable
{
    private readonly IFileSystem _files;
    private readonly IOperationObserver _observer;
    private bool _removed;

    private ToolConfigFile(IFileSystem files, IOperationObserver observer, string path)
    {
        _files = files;
        _observer = observer;
        Path = path;
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Writes it; null where there is nothing to be handed over.</summary>
    /// <exception cref="BackupException">PathNotWritable, DiskFull.</exception>
    public static ToolConfigFile? Write(IFileSystem files, IDurableFiles durable, IOperationObserver observer, string path, MongoLogin login)
    {
        var content = Line("password", login.Password) + Line("sslPEMKeyPassword", login.CertificatePassword);
        if (content.Length == 0)
        {
            return null;
        }

        var written = new ToolConfigFile(files, observer, path);
        try
        {
            using var file = durable.CreatePrivate(path);
            var bytes = Encoding.UTF8.GetBytes(content);
            file.Write(bytes, 0, bytes.Length);
            Array.Clear(bytes, 0, bytes.Length);
            return written;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            written.Dispose();
            throw StorageFailure.Explain(failure, path, "No dump was begun; older backups were not touched.", "Free space there, or point BackupConfiguration.TempDirectory at a larger disk.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_removed)
        {
            return;
        }

        _removed = true;
        try
        {
            _files.File.Delete(Path);
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            _observer.Warning($"{Path} holds the database's password and can't be removed ({failure.Message}): remove it by hand.");
        }
    }

    private static string Line(string key, Secret? secret) => secret is null ? "" : $"{key}: {secret.Reveal(bytes => Quoted(Encoding.UTF8.GetString(bytes)))}\n";

    // YAML's double-quoted form. Its escapes are of one code point, so pairs of surrogates stay as they are.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                quoted.Append('\\').Append(character);
            }
            else if (char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                quoted.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:X4}", (int)character);
            }
            else
            {
                quoted.Append(character);
            }
        }

        return quoted.Append('"').ToString();
    }
}
