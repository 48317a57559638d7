using System;
using System.Collections.Generic;

namespace AlteryxBackup.KillCampaign;

/// <summary>What came after one kill.</summary>
/// <param name="Moment">How long after the start of the backup.</param>
/// <param name="StateAtKill">The service's state right after it.</param>
/// <param name="StartAskedAfter">From the kill until the service was on its way up, or running; null when it never went down, or (the guard being killed too) until the next run.</param>
/// <param name="RunningAfter">From the kill until it ran for good; null when only the next run brought it back.</param>
/// <param name="LeftSomething">The run had left something that the next one reported.</param>
/// <param name="Problems">What was not as it must be; empty when everything was.</param>
public sealed record KillOutcome(TimeSpan Moment, string StateAtKill, TimeSpan? StartAskedAfter, TimeSpan? RunningAfter, bool LeftSomething, IReadOnlyList<string> Problems);
