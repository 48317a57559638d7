using System.Linq;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.1: the local backup folder's volume has room for an archive as large as its content, and for copies that go there too.</summary>
internal sealed class LocalSpaceCheck : IPreflightCheck
{
    public string Name => "LocalSpace";

    public PreflightFinding Run(PreflightContext context)
    {
        var archive = SpaceNeed.OfArchive(context);
        return archive.Bytes is not null && archive.SharesVolumeWith(SpaceNeed.OfStaging(context))
            ? PreflightFinding.Passed(Name, $"{archive.Folder} is on the volume of {context.Configuration.BackupConfiguration.TempDirectory}: it is counted in there (StagingSpace).")
            : FreeSpace.Check(Name, context, [archive, .. SpaceNeed.OfLocalCopies(context).Where(need => need.SharesVolumeWith(archive))]);
    }
}
