using AlteryxBackup.Operations.Restore;
using AlteryxBackup.Reporting;

namespace AlteryxBackup.Cli.Output;

/// <summary>What was unpacked, as people read it.</summary>
internal static class ExpandText
{
    public static void Write(Terminal terminal, ExpandedArchive result)
    {
        terminal.Say($"{(result.WhatIf ? "Would unpack" : "Unpacked")} {result.FileCount} file(s), {ByteSize.Text(result.SizeBytes)}, of {result.ArchivePath} into {result.Folder}{(result.WhatIf ? " (nothing is written now)." : ". The archive was verified first.")}");
        foreach (var file in result.SecretFiles)
        {
            terminal.Say($"  {file} holds a secret in clear: remove it after use.");
        }

        foreach (var file in result.EncryptedFiles)
        {
            terminal.Say($"  {file} is encrypted: Unprotect-CmsMessage, or openssl cms -decrypt -inform PEM, opens it with a recipient's private key.");
        }
    }
}
