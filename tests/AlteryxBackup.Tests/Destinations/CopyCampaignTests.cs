using System.Linq;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

public sealed class CopyCampaignTests
{
    [Fact]
    public void A_thousand_distributions_with_random_faults_leave_nothing_wrong_and_tell_the_truth()
    {
        var report = CopyCampaign.Run(rounds: 1000, firstSeed: 1);

        Assert.Equal(1000, report.Rounds);
        Assert.Empty(FaultPlan.Possible.Where(fault => fault.Kind != FaultKind.Cancel).Except(report.Hits.Keys));
        Assert.All(new[] { report.Succeeded, report.Retried, report.Resumed, report.Failed, report.Unknown, report.Cancelled }, count => Assert.InRange(count, 10, 3000));
    }
}
