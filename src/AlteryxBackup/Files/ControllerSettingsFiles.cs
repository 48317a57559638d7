using System;
using System.Collections.Generic;
using System.IO.Abstractions;
using System.Linq;
using System.Text;
using AlteryxBackup.Platform;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Platform.Events;

namespace AlteryxBackup.Files;

/// <summary>
/// Stages the secret files. <c>ControllerToken.txt</c> is the token alone, without a line end, so that it can be pasted or read straight into
/// <c>setserversecret=</c>. <c>MongoPasswords.txt</c> has the two lines <c>Admin: …</c> and <c>Non-Admin: …</c>. Both UTF-8 without mark.
/// With recipients each is a CMS message with <c>.cms</c> behind its name, and the clear text never touches the disk.
/// </summary>
public sealed class ControllerSettingsFiles
{
    private readonly IFileSystem _files;
    private readonly IDurableFiles _durable;
    private readonly IClock _clock;

    /// <summary>Takes its boundaries.</summary>
    public ControllerSettingsFiles(IFileSystem files, IDurableFiles durable, IClock clock)
    {
        _files = files;
        _durable = durable;
        _clock = clock;
    }

    /// <summary>Writes the secrets that were exported; those that weren't get no file.</summary>
    /// <param name="settings">What was exported.</param>
    /// <param name="stagingFolder">The folder that gets <c>Config/…</c>; made when missing.</param>
    /// <param name="encryption">The recipients' encryption; null: in clear, which is warned about.</param>
    /// <param name="observer">Hears of each file.</param>
    /// <exception cref="BackupException">Staging can't be written.</exception>
    public IReadOnlyList<CollectedFile> Write(ControllerSettings settings, string stagingFolder, SecretFileEncryption? encryption, IOperationObserver observer)
    {
        var staging = new StagingArea(_files, _durable, stagingFolder);
        var written = new List<CollectedFile>();
        if (settings.Token.Value is { } token)
        {
            written.Add(token.Reveal(bytes => Stage(staging, EntryPaths.ControllerToken, bytes, "AlteryxService getserversecret", encryption, observer)));
        }

        if (settings.MongoPasswords.Value is { } passwords)
        {
            var content = Lines(passwords);
            try
            {
                written.Add(Stage(staging, EntryPaths.MongoPasswords, content, "AlteryxService getemongopassword", encryption, observer));
            }
            finally
            {
                Array.Clear(content, 0, content.Length);
            }
        }

        if (encryption is null && written.Count > 0)
        {
            observer.Warning(
                $"{string.Join(" and ", written.Select(file => file.EntryPath))} are stored in clear text: whoever can read the archive can read them. "
                + "Set SecurityConfiguration.RecipientCertificates to encrypt them.");
        }

        return written;
    }

    private CollectedFile Stage(
        StagingArea staging, string entryPath, byte[] content, string source, SecretFileEncryption? encryption, IOperationObserver observer)
    {
        var file = encryption is null
            ? staging.Write(entryPath, content, source, _clock.UtcNow)
            : staging.Write(entryPath + EntryPaths.EncryptedSuffix, encryption.Encrypt(content), source, _clock.UtcNow);
        observer.Info($"Collected the output of '{source}' as {file.EntryPath}{(encryption is null ? "" : ", encrypted")}.");
        return file;
    }

    private static byte[] Lines(MongoPasswords passwords) => passwords.Admin.Reveal(admin => passwords.NonAdmin.Reveal(nonAdmin =>
    {
        byte[][] parts = [Encoding.ASCII.GetBytes("Admin: "), admin, Encoding.ASCII.GetBytes("\nNon-Admin: "), nonAdmin, [(byte)'\n']];
        var content = new byte[parts.Sum(part => part.Length)];
        var position = 0;
        foreach (var part in parts)
        {
            Array.Copy(part, 0, content, position, part.Length);
            position += part.Length;
        }

        return content;
    }));
}
