using System;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>
/// Distributes archives again and again to destinations that fail at random, and checks after each round that nothing under a final name is wrong and that the outcome
/// tells the truth. Every round is made from its own seed alone, so that one that fails can be run again by itself.
/// </summary>
public static class CopyCampaign
{
    /// <summary>Runs the rounds of consecutive seeds.</summary>
    /// <exception cref="InvalidOperationException">A round broke a promise; the message names its seed.</exception>
    public static CopyCampaignReport Run(int rounds, int firstSeed)
    {
        var report = new CopyCampaignReport();
        for (var seed = firstSeed; seed < firstSeed + rounds; seed++)
        {
            using var round = new CopyCampaignRound(seed, report);
            round.Run();
            report.Rounds++;
        }

        return report;
    }
}
