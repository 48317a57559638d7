using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Operations.Verify;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Verifies an archive.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var archive = new Argument<FileInfo>("ARCHIVE") { Description = "The archive's path, here or at a destination. The path of a volume (X.zip.002) verifies that volume alone." };
        var level = new Option<VerificationLevel>("--level")
        {
            DefaultValueFactory = _ => VerificationLevel.Standard,
            Description = "Quick (size, headers, directory, manifest; no content is read) when there are many; Standard (every entry, every checksum, all that the mode promises) before you rely on one; Deep (and databases document by document, the manifest's counts, XML, settings) now and then, and before a restore.",
        };
        var subset = new Option<string?>("--subset")
        {
            HelpName = "N/T",
            Description = "Read only the N-th of T fixed parts, for archives that take too long to read at once: T runs, with N from 1 to T, read every entry with certainty. One run says nothing of the other parts, and none takes the archive's own SHA-256.",
        };
        var config = new Option<string?>("--config", "-c")
        {
            HelpName = "FILE",
            Description = "The configuration of the server in whose history this verification is to stand. Without it: %ProgramData%\\AlteryxBackup\\backup-config.json, where there is one.",
        };
        var json = Options.Json();
        var command = new Command("verify", """
            Verify an archive: every entry is read and compared with its checksums, the manifest and the promises of its mode.

            Exit code 0: valid, as far as was asked; 3: not.

            Examples:  alteryx-backup verify D:\Alteryx\Backups\ServerBackup_Full_20261121_020000.zip
                       alteryx-backup verify \\storage\alteryx\ServerBackup_Full_20261121_020000.zip --level Deep
                       alteryx-backup verify ARCHIVE --subset 1/7      (on Mondays; 2/7 on Tuesdays …)
            """)
        { archive, level, subset, config, json };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new VerifyRequest(parsed.GetValue(archive)!.FullName, parsed.GetValue(level)) { Subset = parsed.GetValue(subset), ConfigPath = parsed.GetValue(config) };
            var result = LiveProgress.Watch(terminal, observer => new VerifyOperation(ThisProgram.Machine()).Run(request, observer, cancellation));
            terminal.Result(result, () => VerificationText.Write(terminal, result));
            return Task.FromResult((int)(result.Valid ? ExitCode.Success : ErrorCatalogue.ArchiveInvalid.ExitCode));
        });
        return command;
    }
}
