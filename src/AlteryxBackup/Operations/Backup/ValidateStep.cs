using AlteryxBackup.Platform;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Backup;

/// <summary>The step Validate: what stands under the final name is what was written (REQ-6.2.1).</summary>
internal static class ValidateStep
{
    /// <exception cref="BackupException">ArchiveInvalid: something is missing or has another size.</exception>
    public static void Run(Machine machine, PublishedArchive archive)
    {
        foreach (var (path, size) in archive.Parts)
        {
            var file = machine.Files.FileInfo.FromFileName(path);
            if (!file.Exists || file.Length != size)
            {
                throw ErrorCatalogue.ArchiveInvalid.Because(
                    $"{path} {(file.Exists ? $"has {file.Length} bytes instead of {size}" : "is gone")} right after it was written and verified.",
                    "Older archives are untouched.",
                    "Find out what else writes to that folder (a virus scanner, a clean-up script), then run the backup again.");
            }
        }

        foreach (var sidecar in archive.SidecarPaths)
        {
            if (!machine.Files.File.Exists(sidecar))
            {
                throw ErrorCatalogue.ArchiveInvalid.Because(
                    $"{sidecar} is gone right after it was written.", "The archive itself is verified and stands under its final name.");
            }
        }
    }
}
