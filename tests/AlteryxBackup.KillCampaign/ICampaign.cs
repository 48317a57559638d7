using System;
using System.Collections.Generic;

namespace AlteryxBackup.KillCampaign;

/// <summary>Kills one run after the other.</summary>
public interface ICampaign : IDisposable
{
    /// <summary>How long a run takes that nobody kills; moments are chosen within it.</summary>
    TimeSpan Duration { get; }

    /// <summary>Kills one after the other.</summary>
    /// <param name="told">Hears each outcome as it is known.</param>
    /// <exception cref="InvalidOperationException">Not even a run that nobody kills succeeds.</exception>
    IReadOnlyList<KillOutcome> Run(Action<int, KillOutcome> told);
}
