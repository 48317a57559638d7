using System;

namespace AlteryxBackup.Tests.Archives;

/// <summary>A test too long for every run; it runs when ALTERYXBACKUP_CAMPAIGN is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CampaignFactAttribute : FactAttribute
{
    /// <summary>The campaign is on: a test that runs always has its full length then.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("ALTERYXBACKUP_CAMPAIGN") == "1";

    public CampaignFactAttribute()
    {
        if (!IsOn)
        {
            Skip = "Part of the campaign: set ALTERYXBACKUP_CAMPAIGN=1.";
        }
    }
}
