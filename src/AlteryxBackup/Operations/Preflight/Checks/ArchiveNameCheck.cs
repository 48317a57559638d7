using System.Linq;
using AlteryxBackup.Archives;
using AlteryxBackup.Archives.Volumes;
using AlteryxBackup.Platform.DurableFiles;
using AlteryxBackup.Platform.Errors;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>The archive's name, and the names beside it, are free: found out before the service is stopped for a dump that could not be kept.</summary>
internal sealed class ArchiveNameCheck : IPreflightCheck
{
    public string Name => "ArchiveName";

    public PreflightFinding Run(PreflightContext context)
    {
        if (context.ArchivePath is not { } archive)
        {
            return PreflightFinding.NotApplicable(Name, "No run is planned: the name holds the time of the run.");
        }

        string[] finals = [archive, Sidecars.SummaryPath(archive), Sidecars.ChecksumPath(archive)];
        var taken = finals.Concat(finals.Select(final => final + PartialFile.Suffix)).FirstOrDefault(path => context.Machine.Files.File.Exists(path) || context.Machine.Files.Directory.Exists(path))
            ?? StoredArchive.VolumesOf(context.Machine.Files, archive).Concat(StoredArchive.VolumesOf(context.Machine.Files, archive + PartialFile.Suffix)).Select(volume => volume.File.FullName).FirstOrDefault();
        return taken is null
            ? PreflightFinding.Passed(Name, $"{archive} is free.")
            : PreflightFinding.Failed(Name, ErrorCatalogue.ArchiveExists.Because($"'{taken}' exists already."));
    }
}
