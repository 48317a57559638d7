using System;
using System.IO;
using System.Linq;
using AlteryxBackup.KillCampaign;

namespace AlteryxBackup.EndToEnd.Tests.Recovery;

/// <summary>The kill campaign in short; the long one is a program of its own.</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("Process")]
    [InlineData("Session")]
    [InlineData("GuardFirst")]
    public void A_backup_that_is_killed_leaves_a_running_service_good_archives_and_a_next_run_that_knows(string victim)
    {
        var folder = Directory.CreateTempSubdirectory("kill test ").FullName;
        try
        {
            using var campaign = new Campaign(Path.Combine(folder, "lab"), new CampaignOptions(3, Enum.Parse<Victim>(victim), 8, Environment.TickCount, Module: null));

            Assert.Empty(campaign.Run((_, _) => { }).SelectMany(outcome => outcome.Problems));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_restore_that_is_killed_leaves_the_old_or_the_new_state_whole_a_running_service_and_a_next_run_that_knows()
    {
        var folder = Directory.CreateTempSubdirectory("kill test ").FullName;
        try
        {
            using var campaign = new RestoreCampaign(Path.Combine(folder, "labs"), new CampaignOptions(3, Victim.Restore, 5, Environment.TickCount, Module: null));

            Assert.Empty(campaign.Run((_, _) => { }).SelectMany(outcome => outcome.Problems));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
