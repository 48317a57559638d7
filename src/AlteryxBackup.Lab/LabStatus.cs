using System.Collections.Generic;

namespace AlteryxBackup.Lab;

/// <summary>What a node's service is doing.</summary>
/// <param name="ServiceState">Stopped also when the process was killed.</param>
/// <param name="ProcessId">Null when there is no process.</param>
/// <param name="Workflows">Those the service runs now.</param>
/// <param name="StartType">Automatic, Manual or Disabled.</param>
public sealed record LabStatus(ServiceState ServiceState, int? ProcessId, IReadOnlyList<LabWorkflow> Workflows, string StartType);
