using System.Collections.Generic;
using AlteryxBackup.Tests.Destinations.Faults;

namespace AlteryxBackup.Tests.Destinations;

/// <summary>What a campaign went through; a campaign that found anything wrong has thrown instead.</summary>
public sealed class CopyCampaignReport
{
    /// <summary>Rounds carried out.</summary>
    public int Rounds { get; internal set; }

    /// <summary>Rounds that were cancelled.</summary>
    public int Cancelled { get; internal set; }

    /// <summary>Copies that were said, and found, to be there.</summary>
    public int Succeeded { get; internal set; }

    /// <summary>Of those, the ones that took more than one try.</summary>
    public int Retried { get; internal set; }

    /// <summary>Copies that went on from an unfinished part.</summary>
    public int Resumed { get; internal set; }

    /// <summary>Copies that were said, and found, not to be there.</summary>
    public int Failed { get; internal set; }

    /// <summary>Failures that said that the place did not answer at the end.</summary>
    public int Unknown { get; internal set; }

    /// <summary>How often each fault happened.</summary>
    public IReadOnlyDictionary<(Operation Operation, FaultKind Kind), int> Hits => HitCounts;

    internal Dictionary<(Operation Operation, FaultKind Kind), int> HitCounts { get; } = [];
}
