using System;
using AlteryxBackup.Configuration;

namespace AlteryxBackup.Service;

/// <summary>How long is waited for what.</summary>
/// <param name="Service">For each stop and each start.</param>
/// <param name="Workflows">Until no workflow runs.</param>
/// <param name="Grace">
/// How long a request may go without any change of state before it counts as refused (when its answer was bad) or is made again (a start).
/// </param>
public sealed record ServiceLimits(TimeSpan Service, TimeSpan Workflows, TimeSpan Grace)
{
    /// <summary>The limits of a configuration.</summary>
    public static ServiceLimits From(ServiceSection configuration) => new(
        TimeSpan.FromSeconds(configuration.MaxServiceWaitSeconds),
        TimeSpan.FromSeconds(configuration.MaxWorkflowWaitSeconds),
        TimeSpan.FromSeconds(configuration.StartRetrySeconds));
}
