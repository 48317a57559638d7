using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using AlteryxBackup.Cli.Output;
using AlteryxBackup.Platform.Errors;
using AlteryxBackup.Verification;

namespace AlteryxBackup.Cli.Commands;

/// <summary>Verifies an archive.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var archive = new Argument<FileInfo>("ARCHIVE") { Description = "The archive's path, here or at a destination." };
        var level = new Option<VerificationLevel>("--level")
        {
            DefaultValueFactory = _ => VerificationLevel.Standard,
            Description = "Quick (size, directory, manifest; no content is read) when there are many; Standard (every entry, every checksum, all that the mode promises) before you rely on one.",
        };
        var json = Options.Json();
        var command = new Command("verify", """
            Verify an archive: every entry is read and compared with its checksums, the manifest and the promises of its mode.

            Exit code 0: valid; 3: not. Example:  alteryx-backup verify D:\Alteryx\Backups\ServerBackup_Full_20261121_020000.zip
            """)
        { archive, level, json };
        command.SetAction((parsed, cancellation) =>
        {
            var machine = ThisProgram.Machine();
            var request = new VerificationRequest(parsed.GetValue(archive)!.FullName, parsed.GetValue(level));
            var result = LiveProgress.Watch(terminal, observer => new ArchiveVerifier(machine.Files, machine.Clock).Verify(request, observer, cancellation));
            terminal.Result(result, () => VerificationText.Write(terminal, result));
            return Task.FromResult((int)(result.Valid ? ExitCode.Success : ErrorCatalogue.ArchiveInvalid.ExitCode));
        });
        return command;
    }
}
