using System.IO.Abstractions;
using AlteryxBackup.Server;

namespace AlteryxBackup.Files;

/// <summary>
/// What every operator must know before the host is lost (REQ-3.2.3): one key can't be recovered from any backup of files. Goes into log and manifest.
/// Source: the vendor's help on DCM and Disaster Recovery Preparation (facts/alteryx-server.md, section 3).
/// </summary>
/// <param name="Message">What a backup can't do.</param>
/// <param name="KeysFolder">The server's folder of keys.</param>
/// <param name="Recommendation">What to do in advance.</param>
public sealed record EncryptionKeyNotice(string Message, string KeysFolder, string Recommendation)
{
    /// <summary>The notice for one server.</summary>
    public static EncryptionKeyNotice For(AlteryxServer server, IFileSystem files) => new(
        "The key that encrypts data connections (DCM) is bound to this machine on Alteryx Server 2021.4.2 Patch 5 and later, 2022.1 Patch 3 and later, and 2022.3 "
        + "and later. After the loss of the host it can't be recovered from files: not from the Keys folder, and not from this backup. "
        + $"This server's version: {server.Version ?? "not known"}.",
        files.Path.Combine(server.DataDirectory, "Keys"),
        "Carry out the vendor's Disaster Recovery Preparation on the second host now, while this host still runs; without it, connections stored in DCM must be entered "
        + "again on new hardware.");
}
