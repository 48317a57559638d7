using System.Linq;
using AlteryxBackup.Tests.Archives;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

public sealed class CopyCampaignTests
{
    /// <summary>Four hundred; in the campaign a thousand.</summary>
    [Fact]
    public void Distributions_with_random_faults_leave_nothing_wrong_and_tell_the_truth()
    {
        var rounds = CampaignFactAttribute.IsOn ? 1000 : 400;
        var report = CopyCampaign.Run(rounds, firstSeed: 1);

        Assert.Equal(rounds, report.Rounds);
        Assert.Empty(FaultPlan.Possible.Where(fault => fault.Kind != FaultKind.Cancel).Except(report.Hits.Keys));
        Assert.All(new[] { report.Succeeded, report.Retried, report.Resumed, report.Failed, report.Unknown, report.Cancelled }, count => Assert.InRange(count, 10, 3000));
    }
}
