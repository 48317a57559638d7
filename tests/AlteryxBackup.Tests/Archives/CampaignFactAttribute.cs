using System;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A test too long for every run; it runs when ALTERYXBACKUP_CAMPAIGN is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CampaignFactAttribute : FactAttribute
{
    public CampaignFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("ALTERYXBACKUP_CAMPAIGN") != "1")
        {
            Skip = "Part of the campaign: set ALTERYXBACKUP_CAMPAIGN=1.";
        }
    }
}
