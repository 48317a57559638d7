using System.Linq;

namespace AlteryxBackup.Operations.Preflight.Checks;

/// <summary>REQ-6.1.1: staging has room for twice the database and the files, with all else that the run writes to the same volume.</summary>
internal sealed class StagingSpaceCheck : IPreflightCheck
{
    public string Name => "StagingSpace";

    public PreflightFinding Run(PreflightContext context)
    {
        var staging = SpaceNeed.OfStaging(context);
        return FreeSpace.Check(
            Name, context, [staging, .. SpaceNeed.OfLocalCopies(context).Prepend(SpaceNeed.OfArchive(context)).Where(need => need.SharesVolumeWith(staging))]);
    }
}
